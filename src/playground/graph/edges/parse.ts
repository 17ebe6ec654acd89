import { z } from 'zod';
import { badParameter } from '../graph-refusal.ts';

/** A parameter that comes as JSON, or as JSON in a string where the body is a form. */
export function json<T extends z.ZodType>(schema: T) {
  return z.preprocess((value) => {
    if (typeof value !== 'string' || !/^\s*[[{]/.test(value)) return value;
    try {
      return JSON.parse(value);
    } catch {
      return value;
    }
  }, schema);
}

/** Parameters of a call; throws error 100 that names the first bad one. */
export function parameters<T extends z.ZodType>(schema: T, fields: unknown): z.output<T> {
  const read = schema.safeParse(fields);
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  throw badParameter(`Param ${issue?.path.join('.') || 'body'}: ${issue?.message ?? 'is not valid'}`);
}
