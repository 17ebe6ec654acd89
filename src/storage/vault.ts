import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';
import type { Vault } from '#src/shop/ports.ts';

const version = 'v1:';
const nonceBytes = 12;
const tagBytes = 16;
const keyBytes = 32;

/**
 * Seals with AES-256-GCM under the given key, 32 bytes in base64; `v1:` and base64url of nonce, tag and cipher text.
 * Fingerprints are HMAC-SHA256 under a key derived from the same bytes, so neither gives the other away.
 */
export function createVault(dataKeyBase64: string): Vault {
  const dataKey = Buffer.from(dataKeyBase64, 'base64');
  if (dataKey.length !== keyBytes) throw new Error(`DATA_KEY must be ${keyBytes} bytes, and is ${dataKey.length}.`);
  const sealKey = derive(dataKey, 'seal');
  const fingerprintKey = derive(dataKey, 'fingerprint');
  return {
    seal: (text) => {
      const nonce = randomBytes(nonceBytes);
      const cipher = createCipheriv('aes-256-gcm', sealKey, nonce);
      const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
      return version + Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64url');
    },
    open: (sealed) => {
      if (!sealed.startsWith(version)) throw new Error('This was not sealed by the vault.');
      const bytes = Buffer.from(sealed.slice(version.length), 'base64url');
      if (bytes.length < nonceBytes + tagBytes) throw new Error('What was sealed has been cut.');
      const decipher = createDecipheriv('aes-256-gcm', sealKey, bytes.subarray(0, nonceBytes), {
        authTagLength: tagBytes,
      });
      decipher.setAuthTag(bytes.subarray(nonceBytes, nonceBytes + tagBytes));
      return decipher.update(bytes.subarray(nonceBytes + tagBytes), undefined, 'utf8') + decipher.final('utf8');
    },
    fingerprint: (text) => createHmac('sha256', fingerprintKey).update(text, 'utf8').digest('base64url'),
  };
}

function derive(key: Uint8Array, use: string): Buffer {
  return Buffer.from(hkdfSync('sha256', key, '', `shop vault ${use}`, keyBytes));
}
