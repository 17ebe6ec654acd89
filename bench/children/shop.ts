import { z } from 'zod';
import { createApp } from '#src/app.ts';
import { readConfig, readEnvironment } from '#src/config.ts';
import { createLog } from '#src/log.ts';
import { createKeyValue } from '#src/storage/key-value.ts';
import { monotonicMs } from '../figures.ts';
import { answerParent } from './answer.ts';

// The shop as `src/main.ts` starts it, but it notes when each update was stored.
const config = readConfig(readEnvironment());
const log = createLog({ level: config.logLevel });
const app = await createApp(config, log);

const keyValue = createKeyValue({ database: app.database, redisUrl: config.redisUrl, log });
const talks = keyValue.namespace<object>('talk');

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
  /** What the store holds of a chat's talk. */
  talkBytes: async (chat) => {
    const talk = await talks.read(`telegram:${z.int().parse(chat)}`);
    return talk === undefined ? 0 : Buffer.byteLength(JSON.stringify(talk));
  },
  stop: async () => {
    await keyValue.close();
    await app.stop();
  },
});
