import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { Transform, type TransformCallback } from 'node:stream';
import { BackupUnreadable } from './unreadable.ts';

// The file: these letters, a salt, a sign of the key, then frames. A frame is its length (4 bytes), that many sealed
// bytes and their tag. The nonce is the frame's number and whether it is the last, so none can be moved, left out,
// repeated or cut off unseen.
const magic = Buffer.from('SOTUV-BACKUP-1\n');
const saltBytes = 16;
const signBytes = 8;
const headBytes = magic.length + saltBytes + signBytes;
const lengthBytes = 4;
const tagBytes = 16;
const frameBytes = 64 * 1024;
const algorithm = 'aes-256-gcm';

interface FileKey {
  key: Buffer;
  /** Tells a file of another key from a damaged one, and gives nothing of the key away. */
  sign: Buffer;
}

/** Each file has a key of its own, so that frame numbers may serve as nonces. */
function fileKey(secret: string, salt: Buffer): FileKey {
  const derive = (use: string, bytes: number) => Buffer.from(hkdfSync('sha256', secret, salt, `backup ${use}`, bytes));
  return { key: derive('frames', 32), sign: derive('sign', signBytes) };
}

function nonceOf(frame: number, isLast: boolean): Buffer {
  const nonce = Buffer.alloc(12);
  nonce.writeUInt32BE(frame, 4);
  nonce.writeUInt8(isLast ? 1 : 0, 11);
  return nonce;
}

/** Seals what flows through, in frames of 64 KiB, each encrypted and authenticated with AES-256-GCM. */
export function sealFrames(secret: string): Transform {
  const salt = randomBytes(saltBytes);
  const { key, sign } = fileKey(secret, salt);
  let waiting: Buffer = Buffer.alloc(0);
  let frame = 0;
  const seal = (part: Buffer, isLast: boolean): Buffer => {
    const cipher = createCipheriv(algorithm, key, nonceOf(frame++, isLast));
    const sealed = Buffer.concat([cipher.update(part), cipher.final()]);
    const length = Buffer.alloc(lengthBytes);
    length.writeUInt32BE(sealed.length);
    return Buffer.concat([length, sealed, cipher.getAuthTag()]);
  };
  return new Transform({
    construct(done) {
      this.push(Buffer.concat([magic, salt, sign]));
      done();
    },
    transform(chunk: Buffer, _encoding, done) {
      waiting = Buffer.concat([waiting, chunk]);
      for (; waiting.length > frameBytes; waiting = waiting.subarray(frameBytes)) {
        this.push(seal(waiting.subarray(0, frameBytes), false));
      }
      done();
    },
    flush(done) {
      done(null, seal(waiting, true));
    },
  });
}

/** Opens what `sealFrames` made with the same secret. Fails with `BackupUnreadable` at the first byte that is wrong. */
export function openFrames(secret: string): Transform {
  let waiting: Buffer = Buffer.alloc(0);
  let key: Buffer | undefined;
  let frame = 0;
  let ended = false;

  /** The next whole frame's text, or undefined while more must come. */
  const next = (): Buffer | undefined => {
    if (!key) {
      if (waiting.length < headBytes) return undefined;
      key = keyOf(waiting.subarray(0, headBytes), secret);
      waiting = waiting.subarray(headBytes);
    }
    if (waiting.length < lengthBytes) return undefined;
    const length = waiting.readUInt32BE();
    if (ended || length > frameBytes) throw new BackupUnreadable('damaged');
    const end = lengthBytes + length + tagBytes;
    if (waiting.length < end) return undefined;
    const opened = openFrame(key, frame++, waiting.subarray(lengthBytes, end));
    ended = opened.isLast;
    waiting = waiting.subarray(end);
    return opened.text;
  };

  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      waiting = Buffer.concat([waiting, chunk]);
      attempt(done, () => {
        for (let text = next(); text; text = next()) this.push(text);
      });
    },
    flush(done) {
      attempt(done, () => {
        if (!key && !magic.subarray(0, waiting.length).equals(waiting.subarray(0, magic.length)))
          throw new BackupUnreadable('not_a_backup');
        if (ended && waiting.length > 0) throw new BackupUnreadable('damaged');
        if (!ended) throw new BackupUnreadable('cut');
      });
    },
  });
}

function attempt(done: TransformCallback, work: () => void): void {
  try {
    work();
    done();
  } catch (error) {
    done(error instanceof Error ? error : new Error(String(error)));
  }
}

function keyOf(head: Buffer, secret: string): Buffer {
  if (!head.subarray(0, magic.length).equals(magic)) throw new BackupUnreadable('not_a_backup');
  const { key, sign } = fileKey(secret, head.subarray(magic.length, magic.length + saltBytes));
  if (!sign.equals(head.subarray(magic.length + saltBytes))) throw new BackupUnreadable('foreign_key');
  return key;
}

function openFrame(key: Buffer, frame: number, sealed: Buffer): { text: Buffer; isLast: boolean } {
  for (const isLast of [false, true]) {
    const text = tryOpen(key, nonceOf(frame, isLast), sealed);
    if (text) return { text, isLast };
  }
  throw new BackupUnreadable('damaged');
}

function tryOpen(key: Buffer, nonce: Buffer, sealed: Buffer): Buffer | undefined {
  const textEnd = sealed.length - tagBytes;
  const decipher = createDecipheriv(algorithm, key, nonce, { authTagLength: tagBytes });
  decipher.setAuthTag(sealed.subarray(textEnd));
  const text = decipher.update(sealed.subarray(0, textEnd));
  try {
    decipher.final();
    return text;
  } catch {
    return undefined;
  }
}
