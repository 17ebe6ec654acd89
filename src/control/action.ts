import { z } from 'zod';
import type { Json } from '../shop/ports.ts';

/** One thing that a shop can be asked to do from the command line. */
export interface Action<Input = unknown> {
  input: z.ZodType<Input>;
  /**
   * Does it. `say` takes lines about its progress.
   * Throws `ActionRefused` with a sentence for people when it can't be done; anything else thrown is a fault.
   */
  run(input: Input, say: (line: string) => void): Promise<Json>;
}

/** Actions by the name they are asked by. */
export type Actions = Record<string, Action>;

/** What an action came to; `error` is a sentence for people. */
export type Answer = { ok: true; result: Json } | { ok: false; error: string };

/** The stores of a shop that does not run, opened for one command. */
export interface Tools {
  actions: Actions;
  close(): Promise<void>;
}

/** The log calls this room makes. */
export interface ControlLog {
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}

/** An action can't be done; the message is a sentence that says why and what helps. */
export class ActionRefused extends Error {
  override name = 'ActionRefused' as const;
}

/** Runs one of the actions with input of unknown shape. Never rejects: what went wrong is in the answer. */
export async function perform(given: {
  actions: Actions;
  name: string;
  input: unknown;
  say: (line: string) => void;
  log: ControlLog;
}): Promise<Answer> {
  const { actions, name, say, log } = given;
  const action = Object.hasOwn(actions, name) ? actions[name] : undefined;
  if (!action) return { ok: false, error: `This shop knows no "${name}"; it may be of another version.` };
  const input = action.input.safeParse(given.input);
  if (!input.success) return { ok: false, error: `"${name}" was asked wrongly: ${z.prettifyError(input.error)}` };
  try {
    return { ok: true, result: await action.run(input.data, say) };
  } catch (error) {
    if (error instanceof ActionRefused) return { ok: false, error: error.message };
    log.error({ err: error, action: name }, 'an action failed');
    return { ok: false, error: `It failed: ${error instanceof Error ? error.message : String(error)}` };
  }
}
