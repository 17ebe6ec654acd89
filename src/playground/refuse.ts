import type { Context, MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { z } from 'zod';

type Status = 400 | 403 | 404 | 409 | 413;

/** Answers a request of the page with a code for programs and a sentence for people. */
export function refuse(c: Context, status: Status, error: string, message: string): Response {
  return c.json({ error, message }, status);
}

/** The body as the schema wants it, or the answer that says what is wrong with it. */
export async function readBody<T>(c: Context, schema: z.ZodType<T>): Promise<{ body: T } | { refusal: Response }> {
  const raw: unknown = await c.req.json().catch(() => undefined);
  const parsed = schema.safeParse(raw);
  if (parsed.success) return { body: parsed.data };
  const [issue] = parsed.error.issues;
  const where = issue?.path.join('.') ?? '';
  return {
    refusal: refuse(c, 400, 'invalid_input', `${where === '' ? 'body' : where}: ${issue?.message ?? 'is not valid'}`),
  };
}

/** Refuses a larger body with this sentence. */
export function limitBody(maxBytes: number, message: string): MiddlewareHandler {
  return bodyLimit({ maxSize: maxBytes, onError: (c) => refuse(c, 413, 'too_large', message) });
}
