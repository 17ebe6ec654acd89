import type { Json } from '#adapters/adapter.ts';

/** A webhook of one channel, as strangers see it: the same hostile set is run through every channel's door. */
export interface HostileDoor {
  path: string;
  /** Bytes of the largest body the door takes. */
  largestBodyBytes: number;
  /** The header by which the platform proves itself. */
  proofHeader: string;
  /** Its right value for a body. */
  proofOf(body: Buffer): string;
  /** Authentic events of every kind the channel handles, each new to the shop. */
  events(): { [name: string]: Json };
}

/** What came back: a status, or the connection was closed without one. */
export type Outcome = number | 'closed';

/** One knock at a door, and what a good door answers. */
export interface HostileRequest {
  name: string;
  bytes: Buffer;
  /** For each answer that must come, in order, the outcomes that are right. */
  answers: readonly (readonly Outcome[])[];
}

/** A request whose sender dawdles: a piece at first, then another one each second, for ever. */
export interface SlowRequest {
  name: string;
  first: Buffer;
  everySecond: Buffer;
  answers: readonly (readonly Outcome[])[];
  withinMs: number;
}

export interface Wire {
  method?: string;
  target?: string;
  /** Lines between the first one and the body's; the proof belongs here. */
  headers?: readonly string[];
  body?: Buffer | string;
  /** How the body's length is told; the true content-length by default. */
  length?: readonly string[];
}

/** Writes a request down as it goes over the wire, right or wrong. */
export function write(door: HostileDoor, wire: Wire): Buffer {
  const body = Buffer.from(wire.body ?? '');
  const { method = 'POST', target = door.path, headers = [], length = [`Content-Length: ${body.length}`] } = wire;
  const lines = [`${method} ${target} HTTP/1.1`, 'Host: shop.example', ...headers, ...length, '', ''];
  return Buffer.concat([Buffer.from(lines.join('\r\n'), 'latin1'), body]);
}

/** The header line that makes a body authentic. */
export function proof(door: HostileDoor, body: Buffer | string = ''): string {
  return `${door.proofHeader}: ${door.proofOf(Buffer.from(body))}`;
}

/** The body in the pieces of HTTP's chunked form. */
export function chunked(body: Buffer | string, pieceBytes = 64 * 1024): Buffer {
  const bytes = Buffer.from(body);
  const pieces: Buffer[] = [];
  for (let at = 0; at < bytes.length; at += pieceBytes) {
    const piece = bytes.subarray(at, at + pieceBytes);
    pieces.push(Buffer.from(`${piece.length.toString(16)}\r\n`), piece, Buffer.from('\r\n'));
  }
  return Buffer.concat([...pieces, Buffer.from('0\r\n\r\n')]);
}

/** Any authentic event, as the platform would post it. */
export function anyEvent(door: HostileDoor): string {
  return JSON.stringify(Object.values(door.events())[0]);
}
