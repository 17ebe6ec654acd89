import { Hono } from 'hono';
import { createPageApi, type PageApiDeps } from './page-api.ts';
import { servePage } from './page-files.ts';

/** What the playground is made of. */
export type PlaygroundDeps = PageApiDeps;

/**
 * The playground: the page at `/`, its files under `/playground/page`, its doors under `/playground/api`,
 * the Bot API stand-in under `/playground/telegram` for the real adapter, and the Graph stand-in, where there is one,
 * under `/playground/graph`.
 */
export function createPlayground(deps: PlaygroundDeps): Hono {
  const doors = new Hono()
    .route('/playground/api', createPageApi(deps))
    .route('/playground/telegram', deps.telegram.routes);
  if (deps.graph) doors.route('/playground/graph', deps.graph.routes);
  return doors.route('/', servePage());
}
