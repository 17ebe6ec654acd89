import { z } from 'zod';
import { badRequest } from './refusal.ts';

/** One file of a multipart body. */
export interface Upload {
  bytes: Uint8Array;
  name: string;
  mime: string;
}

/** Parameters of a call as they came: JSON bodies keep types, forms and addresses give strings, nested things as JSON text. */
export interface Payload {
  fields: Record<string, unknown>;
  uploads: Map<string, Upload>;
}

/** A parameter as text; numbers are written out, absent and null become undefined. */
export function readText(payload: Payload, name: string): string | undefined {
  const value = payload.fields[name];
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  return undefined;
}

/** A whole number, or undefined when absent or not one. */
export function readInteger(payload: Payload, name: string): number | undefined {
  const text = readText(payload, name);
  return text !== undefined && /^-?\d+$/.test(text) ? Number(text) : undefined;
}

/** `true`, `"true"`, `"1"`, `"yes"` count as set, as on the platform. */
export function readFlag(payload: Payload, name: string): boolean {
  return ['true', '1', 'yes', 't', 'y'].includes((readText(payload, name) ?? '').toLowerCase());
}

/** A nested parameter, checked; throws the given refusal reason when it has another shape. */
export function readNested<T>(payload: Payload, name: string, schema: z.ZodType<T>, reason: string): T | undefined {
  const raw = payload.fields[name];
  if (raw === undefined || raw === null || raw === '') return undefined;
  const parsed = schema.safeParse(typeof raw === 'string' ? parseJson(raw, reason) : raw);
  if (!parsed.success) throw badRequest(reason);
  return parsed.data;
}

function parseJson(text: string, reason: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw badRequest(reason);
  }
}

/** A chat's number; NaN for names like `@shop`, which no private chat has, so that it is looked for and not found. */
export function readChatId(payload: Payload, name = 'chat_id'): number | undefined {
  const text = readText(payload, name);
  return text === undefined || text === '' ? undefined : Number(/^-?\d+$/.test(text) ? text : Number.NaN);
}
