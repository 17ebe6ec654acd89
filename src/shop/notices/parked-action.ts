import { z } from 'zod';
import type { ParkedDesk, ParkedWork } from './parked-work.ts';

const most = 1000;

const parkedInput = z.discriminatedUnion('do', [
  z.strictObject({
    do: z.literal('list'),
    offset: z.int().min(0).default(0),
    limit: z.int().min(1).max(most).default(50),
  }),
  z.strictObject({ do: z.literal('retry'), id: z.uuid() }),
  z.strictObject({ do: z.literal('retry_all') }),
  z.strictObject({ do: z.literal('drop'), id: z.uuid() }),
]);

/** `changed`: how many pieces of parked work were set going or thrown away; 0 when the one named is not parked. */
export type ParkedAnswer = { total: number; works: ParkedWork[] } | { changed: number };

/** Looking at parked work, and setting it going again, as an action of the command line. */
export function createParkedAction(parked: ParkedDesk): {
  input: typeof parkedInput;
  run(input: z.infer<typeof parkedInput>, say: (line: string) => void): Promise<ParkedAnswer>;
} {
  return {
    input: parkedInput,
    run: async (input) => {
      if (input.do === 'list') return parked.list(input);
      if (input.do === 'retry_all') return { changed: await parked.retryAll() };
      const { id } = input;
      return { changed: (await (input.do === 'retry' ? parked.retry(id) : parked.drop(id))) ? 1 : 0 };
    },
  };
}
