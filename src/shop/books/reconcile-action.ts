import { z } from 'zod';
import type { ShopContext } from '../context.ts';
import type { OutboxBooks } from './check-notices.ts';
import { reconcile } from './reconcile.ts';
import type { BooksReport } from './report.ts';

type Given = { context: () => Pick<ShopContext, 'em' | 'clock'>; outbox: OutboxBooks };

/** The check of the whole shop as an action of the command line: `run` answers the report. */
export function createReconcileAction({ context, outbox }: Given): {
  input: typeof reconcileInput;
  run(input: z.infer<typeof reconcileInput>, say: (line: string) => void): Promise<BooksReport>;
} {
  return {
    input: reconcileInput,
    run: (_input, say) => {
      say('Checking the whole shop.');
      return reconcile(context(), outbox);
    },
  };
}

const reconcileInput = z.strictObject({});
