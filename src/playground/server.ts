import { Hono } from 'hono';
import { createPageApi, type PageApiDeps } from './page-api.ts';
import { servePage } from './page-files.ts';

/** What the playground is made of. */
export type PlaygroundDeps = PageApiDeps;

/**
 * The playground: the page at `/`, its files under `/playground/page`, its doors under `/playground/api`,
 * and the Bot API stand-in under `/playground/telegram` for the real adapter.
 */
export function createPlayground(deps: PlaygroundDeps): Hono {
  return new Hono()
    .route('/playground/api', createPageApi(deps))
    .route('/playground/telegram', deps.telegram.routes)
    .route('/', servePage());
}
