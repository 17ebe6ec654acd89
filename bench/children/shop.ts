import { createApp } from '#src/app.ts';
import { readConfig, readEnvironment } from '#src/config.ts';
import { createLog } from '#src/log.ts';
import { monotonicMs } from '../figures.ts';
import { answerParent } from './answer.ts';

// The shop as `src/main.ts` starts it, but it notes when each update was stored.
const config = readConfig(readEnvironment());
const app = await createApp(config, createLog({ level: config.logLevel }));

let stored: { lane: string; atMs: number }[] = [];
const accept = app.queue.accept.bind(app.queue);
app.queue.accept = async (event) => {
  const answer = await accept(event);
  if (answer === 'new') stored.push({ lane: event.lane, atMs: monotonicMs() });
  return answer;
};

answerParent({
  /** What was stored since this was asked last, in order. */
  stored: () => {
    const taken = stored;
    stored = [];
    return taken;
  },
  idle: () => app.queue.whenIdle(),
  stop: () => app.stop(),
});
