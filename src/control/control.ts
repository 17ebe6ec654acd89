import { once } from 'node:events';
import { createServer } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import { Hono } from 'hono';
import { stream } from 'hono/streaming';
import { perform, type Actions, type ControlLog } from './action.ts';
import { placeSocket } from './socket-place.ts';

/** The door by which commands reach the running shop. */
export interface Control {
  /** Shuts the door; whoever waits for an answer is told nothing more. */
  close(): Promise<void>;
}

/**
 * Opens the door: HTTP over a Unix socket in the data folder, which only this user can open.
 * `POST /actions/<name>` with JSON is answered by one JSON object a line: `{progress}` as often as the action says
 * something, then one answer. It exists because the embedded database belongs to the running process alone.
 */
export async function createControl(deps: { dataDir: string; actions: Actions; log: ControlLog }): Promise<Control> {
  const { dataDir, log } = deps;
  const place = placeSocket(dataDir);
  const handle = getRequestListener(doors(deps).fetch);
  const server = createServer((request, response) => void handle(request, response));
  server.listen(place.path);
  await once(server, 'listening');
  place.publish();
  server.on('error', (error) => log.warn({ err: error }, 'the control door failed'));
  return {
    close: async () => {
      place.remove();
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

function doors({ actions, log }: { actions: Actions; log: ControlLog }): Hono {
  return new Hono().post('/actions/:name', async (context) => {
    const input: unknown = await context.req.json().catch(() => undefined);
    context.header('content-type', 'application/jsonl');
    return stream(context, async (answers) => {
      const write = (line: object) => answers.write(`${JSON.stringify(line)}\n`);
      const say = (progress: string): void => void write({ progress }).catch(() => undefined);
      await write(await perform({ actions, name: context.req.param('name'), input, say, log }));
    });
  });
}
