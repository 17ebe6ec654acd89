import type { Json } from '#src/shop/ports.ts';
import type { BotContext, Talk } from '#src/ui/context.ts';

/** Plain data, also when it is written as a type with named fields. */
type Plain<T> = T extends Json
  ? T
  : T extends (infer Item)[]
    ? Plain<Item>[]
    : T extends Date | ((...args: never[]) => unknown)
      ? never
      : T extends object
        ? { [Key in keyof T]: Plain<T[Key]> }
        : T extends undefined
          ? T
          : never;

/**
 * Does work of the outside world once, however often the talk is replayed; its answer is kept in the talk's log.
 * The answer must be plain data: what is thrown or returned as a class loses its shape on replay.
 */
export function once<T>(talk: Talk, work: (outside: BotContext) => Promise<T & Plain<T>>): Promise<T> {
  return talk.external(async (outside: BotContext) => {
    try {
      return await work(outside);
    } catch (error) {
      // The talk hands it on as an Error without class or fields, and a refusal could not be told from a bug.
      outside.fault = error;
      throw error;
    }
  });
}
