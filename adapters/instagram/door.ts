import { Hono } from 'hono';
import type { AdapterDeps } from '../adapter.ts';
import { createCallbackRoutes } from './callbacks.ts';
import type { PageFrame } from './deletion-page.ts';
import { takeBody, type Intakes } from './in/intake.ts';
import { createMetaWebhook } from './in/webhook.ts';
import type { MetaAdapter, MetaApp } from './meta-adapter.ts';
import type { SignedRequest } from './signed-request.ts';

/**
 * The doors of one app of Meta for all its channels: the webhook, which brings the events of all of them to one address, and
 * the callbacks of people who take back what they allowed.
 */
export function createMetaDoor(given: {
  app: MetaApp;
  /** At most one for each object. */
  adapters: readonly Pick<MetaAdapter, 'name' | 'flavour' | 'intake' | 'isOwner' | 'deauthorised' | 'forgetOwner'>[];
  deps: Pick<AdapterDeps, 'state' | 'now' | 'log' | 'observe'>;
  /** The look of the shop's other pages. */
  frame?: PageFrame;
}): Hono {
  const { app, adapters, deps, frame } = given;
  const intakes: Intakes = {};
  for (const { flavour, intake } of adapters) intakes[flavour.object] = intake;
  const ownedBy = ({ userId }: SignedRequest) => adapters.filter((adapter) => adapter.isOwner(userId));
  // Whose events an answer was about is known only after the body was read.
  const channel = adapters[0]?.name ?? '';

  const webhook = createMetaWebhook({
    secrets: app.appSecrets,
    verifyToken: app.verifyToken,
    take: async (body) => await takeBody(body, intakes),
    log: deps.log,
    onAnswered: (status, seconds) => deps.observe?.knocked({ channel, status, seconds }),
  });
  const callbacks = createCallbackRoutes({
    ...app,
    ...deps,
    onDeauthorised: async (request) => {
      const owned = ownedBy(request);
      // With Facebook Login the id is of a person whom only Meta knows: then nothing that he may have connected is used on.
      for (const adapter of owned.length > 0 ? owned : adapters) await adapter.deauthorised();
    },
    onDeletion: async (request) => {
      const owned = ownedBy(request);
      for (const adapter of owned) await adapter.forgetOwner();
      return owned.length > 0;
    },
    ...(frame && { frame }),
  });
  return new Hono().route('/', webhook).route('/', callbacks);
}
