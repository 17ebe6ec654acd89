import { createHmac } from 'node:crypto';
import type { Update } from 'grammy/types';
import type { ForeignKind, InboundEvent, Json } from '#adapters/adapter.ts';
import type { Echo, InboundDeps, Menu, Profile, SeenComment, SharedPost } from '#adapters/instagram/in/deps.ts';
import { createIntake, takeBody } from '#adapters/instagram/in/intake.ts';
import type { Service } from '#adapters/instagram/in/to-inbound.ts';
import { createToUpdate } from '#adapters/instagram/in/to-update.ts';
import { createMetaWebhook } from '#adapters/instagram/in/webhook.ts';

export const appSecret = 'app-secret-of-a-test-0123456789';
export const verifyToken = 'verify-token-of-a-test-0123456789';

/** The shop's account: the id that webhooks carry, and the one that only the app knows. */
export const shopIds = ['17841409990001113', '9412345678901234'];
export const pageIds = ['104200000000777'];
export const dilnoza = '1122334455667788';
export const mid = 'aWdfZAG1faXRlbToxOkl-invented-1';

export const instagram: Service = { channel: 'instagram', object: 'instagram' };
export const messenger: Service = { channel: 'messenger', object: 'page' };

function key(kind: ForeignKind, externalId: string): string {
  return `${kind} ${externalId}`;
}

/** Numbers as the house gives them out: the same for the same id, from 2^52 on. */
function createIdentities() {
  const numbers = new Map<string, number>();
  return {
    numberOf: async (kind: ForeignKind, externalId: string) => {
      const number = numbers.get(key(kind, externalId)) ?? 2 ** 52 + numbers.size + 1;
      numbers.set(key(kind, externalId), number);
      return number;
    },
    known: async (kind: ForeignKind, externalId: string) => numbers.get(key(kind, externalId)),
    foreign: async (number: number) => {
      const [found] = [...numbers].find(([, one]) => one === number) ?? [];
      const at = found?.indexOf(' ') ?? 0;
      const [kind, externalId = ''] = [found?.slice(0, at), found?.slice(at + 1)];
      const kinds: ForeignKind[] = ['person', 'post', 'comment', 'message'];
      const known = kinds.find((one) => one === kind);
      return known && { kind: known, externalId };
    },
  };
}

/** The house and the sending half of an adapter, in miniature, around the real receiving half. */
export function openInbound(service: Service = instagram, own: readonly string[] = shopIds) {
  const accepted: InboundEvent[] = [];
  const stored = new Map<string, InboundEvent>();
  const logged: string[] = [];
  const memory = new Map<string, Json>();
  const identities = createIdentities();
  const world = {
    now: new Date('2026-11-20T10:00:00Z'),
    menus: new Map<number, Menu>(),
    profiles: new Map<string, Profile>(),
    posts: new Map<string, SharedPost>(),
    /** What the Graph API tells of a message or comment. */
    nodes: new Map<string, unknown>(),
    ownMessages: new Set<string>(),
    ownComments: new Set<string>(),
    passwords: new Set<string>(),
    seen: [] as number[],
    tapped: [] as { id: string; person: number }[],
    opened: [] as { person: number; atMs: number }[],
    comments: [] as SeenComment[],
    forgotten: [] as string[],
    policies: [] as { action: string; reason: string }[],
    pages: [] as number[],
    asked: [] as string[],
    /** Runs before an event is stored; throw in it to make storing fail. */
    beforeStoring: async (_event: InboundEvent): Promise<void> => {},
  };
  const node = async (id: string): Promise<unknown> => {
    world.asked.push(id);
    return world.nodes.get(id);
  };
  const log = (_fields: object, message: string): void => void logged.push(`${message} ${JSON.stringify(_fields)}`);
  const deps: InboundDeps = {
    accept: async (event) => {
      await world.beforeStoring(event);
      accepted.push(event);
      // As the inbox knows an event again.
      const key = JSON.stringify([event.order, event.channel, event.eventId]);
      if (stored.has(key)) return 'seen';
      stored.set(key, event);
      return 'new';
    },
    seal: async (_chat, text) => (world.passwords.has(text) ? 'sealed' : undefined),
    state: {
      read: async (key) => memory.get(key),
      write: async (key, value) => void memory.set(key, value),
      delete: async (key) => void memory.delete(key),
    },
    identities,
    now: () => world.now,
    log: { info: log, warn: log, error: log },
    forget: async (eventId) => void world.forgotten.push(eventId),
    account: () => ({ ids: own, number: 2 ** 52, name: 'Namuna doʻkoni', username: 'namuna.dokoni' }),
    isOwnMessage: async (id) => world.ownMessages.has(id),
    claimEcho: async (_person, echo: Echo) => world.ownMessages.has(echo.mid),
    isOwnComment: async (id) => world.ownComments.has(id),
    menuFor: async (person) => world.menus.get(person),
    showMore: async (person) => void world.pages.push(person),
    tapped: (id, person) => void world.tapped.push({ id, person }),
    markSeen: async (person) => void world.seen.push(person),
    opened: async (person, atMs) => void world.opened.push({ person, atMs }),
    commentSeen: async (comment) => void world.comments.push(comment),
    ownPost: async ({ mediaId, link }) => world.posts.get(mediaId ?? '') ?? world.posts.get(link ?? ''),
    profileOf: async (id) => world.profiles.get(id),
    fetchMessage: node,
    fetchComment: node,
    fetchMention: node,
    policyEnforced: async (enforcement) => void world.policies.push(enforcement),
  };
  const intake = createIntake(service, deps);
  const routes = createMetaWebhook({
    secrets: ['an older secret', appSecret],
    verifyToken,
    take: async (body) => await takeBody(body, { [service.object]: intake }),
    log: deps.log,
  });
  const toUpdate = createToUpdate(service, deps);
  const waiting = (): InboundEvent[] => [...stored.values()].toSorted((a, b) => a.order - b.order);

  return {
    world,
    deps,
    accepted,
    logged,
    memory,
    identities,
    routes,
    toUpdate,
    /** Events as the inbox holds them, each once. */
    stored: waiting,
    /** Posts a body, as the platform does; resolves with the door's status. */
    post: async (body: unknown) => (await routes.request(signed(body))).status,
    /** Posts a body and reads every event that came of it, as the worker does when it is so old. */
    updatesOf: async (body: unknown, ageMs = 10_000): Promise<Update[]> => {
      stored.clear();
      const { status } = await routes.request(signed(body));
      if (status !== 200) throw new Error(`the door answered ${status}`);
      const updates: Update[] = [];
      const done = new Set<InboundEvent>();
      // Reading one event may put another one into the inbox.
      for (let next = waiting()[0]; next; next = waiting().find((event) => !done.has(event))) {
        done.add(next);
        const update = await toUpdate(structuredClone(next.payload), ageMs);
        if (update) updates.push(update);
      }
      return updates;
    },
    numberOf: async (kind: ForeignKind, id: string) => await identities.numberOf(kind, id),
  };
}

/** A signed POST of a body; a text goes as it is. */
export function signed(body: unknown, secret = appSecret): Request {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return new Request('http://shop.example/meta/webhook', {
    method: 'POST',
    body: text,
    headers: { 'x-hub-signature-256': `sha256=${createHmac('sha256', secret).update(text).digest('hex')}` },
  });
}

export const sentAtMs = Date.parse('2026-11-20T09:59:30Z');

/** A messaging event of a person to the shop, as it stands in a body. */
export function messaging(content: object, from = dilnoza): object {
  return { sender: { id: from }, recipient: { id: shopIds[0] }, timestamp: sentAtMs, ...content };
}

/** A body with these messaging events. */
export function delivery(...events: object[]): object {
  return { object: 'instagram', entry: [{ id: shopIds[0], time: sentAtMs + 500, messaging: events }] };
}

/** A body with a direct message. */
export function direct(message: object): object {
  return delivery(messaging({ message: { mid, ...message } }));
}

/** A body with changes of one field. */
export function changes(field: string, ...values: object[]): object {
  const entry = { id: shopIds[0], time: sentAtMs / 1000, changes: values.map((value) => ({ field, value })) };
  return { object: 'instagram', entry: [entry] };
}
