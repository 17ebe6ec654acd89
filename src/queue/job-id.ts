import { createHash, randomBytes } from 'node:crypto';

const orderBytes = 6;
const largestOrder = 2 ** 48 - 1;

/**
 * Id of a stored event: a UUIDv8 of its order (48 bits) and a hash of channel and event id.
 * The same event gives the same id, and ids sort as the platform ordered the events.
 */
export function eventJobId(event: { channel: string; eventId: string; order: number }): string {
  return jobId(
    event.order,
    createHash('sha256')
      .update(JSON.stringify([event.channel, event.eventId]))
      .digest(),
  );
}

/** Id of a sending job: sorts by the notice, and differs each time, because a held notice is queued again. */
export function noticeJobId(noticeId: number): string {
  return jobId(noticeId, randomBytes(10));
}

/** Id of the job that reads a receipt: the same each time, so that a receipt is queued once. */
export function readingJobId(receiptId: number): string {
  return jobId(receiptId, createHash('sha256').update(`receipt:${receiptId}`).digest());
}

function jobId(order: number, rest: Buffer): string {
  if (!Number.isInteger(order) || order < 0 || order > largestOrder) {
    throw new RangeError(`An order must be a whole number from 0 to 2^48 - 1, and is ${order}.`);
  }
  const bytes = Buffer.alloc(16);
  bytes.writeUIntBE(order, 0, orderBytes);
  rest.copy(bytes, orderBytes, 0, 16 - orderBytes);
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x80, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  const hex = bytes.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
