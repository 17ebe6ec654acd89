import { z } from 'zod';

const question = z.object({ id: z.int(), what: z.string(), about: z.unknown().optional() });

type Answerers = { [what: string]: (about: unknown) => unknown };

/** The child's side of `startChild`: says that it is ready, then answers; `cpuMs` is known to all, `stop` ends the process after its answer. */
export function answerParent(own: Answerers & { stop: () => Promise<void> | void }): void {
  const answerers: Answerers = { ...own, cpuMs };
  process.on('message', (message) => void answer(message));
  const answer = async (message: unknown): Promise<void> => {
    const { id, what, about } = question.parse(message);
    try {
      await tell({ id, value: (await answerers[what]?.(about)) ?? null });
    } catch (error) {
      await tell({ id, value: null, error: error instanceof Error ? (error.stack ?? error.message) : String(error) });
    }
    if (what === 'stop') process.exit(0);
  };
  process.once('disconnect', () => process.exit(1));
  void tell({ id: 0, value: null });
}

function tell(message: object): Promise<void> {
  return new Promise((resolve) => {
    process.send?.(message, () => resolve());
  });
}

/** Time of a core that this process has used. */
function cpuMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}
