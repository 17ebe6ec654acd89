import { Api } from 'grammy';
import { Hono } from 'hono';
import type { AdapterDeps, ForeignKind, Json, Media } from '#adapters/adapter.ts';
import { botUser } from '#adapters/instagram/bot-user.ts';
import { createBackend } from '#adapters/instagram/out/backend.ts';
import { createGraphClient } from '#adapters/instagram/out/graph.ts';
import { instagramFlavour, type Flavour } from '#adapters/instagram/out/limits.ts';
import type { Pace } from '#adapters/pace.ts';
import type { GraphPerson } from '#src/playground/graph/person.ts';
import { createTestPace } from '#test/adapters/telegram-house.ts';
import { accessToken, openGraphScene, pageToken } from '#test/playground/graph-scene.ts';
import { listen } from '#test/playground/scene.ts';

/** The platform, and a door behind which it finds the shop's pictures. */
export async function openPlatform() {
  const scene = await openGraphScene();
  const media = new Map<string, Media>();
  const door = await listen(
    new Hono().get('/media/:id', (c) => {
      const found = media.get(c.req.param('id'));
      return found ? c.body(new Uint8Array(found.bytes), 200, { 'content-type': found.mime }) : c.text('', 404);
    }),
  );
  return {
    scene,
    media,
    mediaUrl: (id: string): string => `${door.origin}/media/${id}`,
    close: async () => {
      await scene[Symbol.asyncDispose]();
      await door.stop();
    },
  };
}

export type Platform = Awaited<ReturnType<typeof openPlatform>>;

/** One shop on the platform: the real backend on a house in miniature. */
export function openShop(platform: Platform, options: { flavour?: Flavour; pace?: Pace } = {}) {
  const { scene, media, mediaUrl } = platform;
  const { flavour = instagramFlavour } = options;
  const memory = new Map<string, Json>();
  const troubles: string[] = [];
  const logged: string[] = [];
  const recoveries = { count: 0 };
  const identities = createIdentities();
  const journal = createJournal();
  const pace = createTestPace();
  const state = stateOver(memory);
  const log = (fields: object, message: string): void => void logged.push(`${message} ${JSON.stringify(fields)}`);
  const deps: AdapterDeps = {
    accept: async () => 'new',
    state,
    secrets: state,
    media: async (id) => media.get(id),
    mediaUrl,
    now: scene.clock.now,
    identities,
    journal,
    trouble: async (trouble) => void troubles.push(trouble),
    recovered: async () => void (recoveries.count += 1),
    forget: async () => {},
    log: { info: log, warn: log, error: log },
  };
  const token = flavour.channel === 'messenger' ? pageToken : accessToken;
  const graph = createGraphClient({
    root: `${scene.origin}/graph`,
    version: 'v25.0',
    token: () => token,
    channel: flavour.channel,
  });
  const settings = { graph, accountId: platform.scene.graph.account.id, me: () => bot, pace: options.pace ?? pace };
  const node = (other: Partial<AdapterDeps> = {}) => createBackend({ ...deps, ...other }, flavour, settings);
  const backend = node();
  const api = new Api('no-token-at-all', backend.client);
  const before = scene.graph.calls.length;

  return {
    backend,
    api,
    deps,
    journal,
    pace,
    memory,
    troubles,
    logged,
    recoveries,
    graph,
    /** Another node of the same shop, in a house that may differ. */
    node,
    /** A call that grammY's types do not know, with its whole answer. */
    call: async (method: string, payload: object, node = backend): Promise<unknown> => {
      const answer = await node.client.fetch?.(`https://bot.example/bot0/${method}`, { body: JSON.stringify(payload) });
      return await answer?.json();
    },
    /** Calls of this shop, by the platform's name. */
    calls: (method: string) => scene.graph.calls.slice(before).filter((call) => call.method === method),
    numberOf: async (kind: ForeignKind, externalId: string) => await identities.numberOf(kind, externalId),
    /** A person who wrote something. Answers his chat. */
    greets: async (person: GraphPerson): Promise<number> => {
      person.says('salom');
      const number = await identities.numberOf('person', person.id);
      await backend.opened(number, scene.clock.now().getTime());
      return number;
    },
    person: (name: string, device: 'phone' | 'desktop' = 'phone') =>
      scene.graph.people.openPerson({ name, device, platform: flavour.channel }),
  };
}

export type Shop = ReturnType<typeof openShop>;

const bot = botUser({ ids: [], username: 'namuna_dokoni', name: 'Namuna doʻkoni' }, 2 ** 52);

/** What the account has said to a person, in order. */
export function heard(person: GraphPerson): string[] {
  return person.messages.filter(({ by }) => by === 'account').map(({ text }) => text);
}

function stateOver(memory: Map<string, Json>): AdapterDeps['state'] {
  return {
    read: async (key) => structuredClone(memory.get(key)),
    write: async (key, value) => void memory.set(key, structuredClone(value)),
    delete: async (key) => void memory.delete(key),
  };
}

/** Numbers as the house gives them out, from 2^52 on. */
function createIdentities(): AdapterDeps['identities'] {
  const numbers = new Map<string, number>();
  const rows = new Map<number, { kind: ForeignKind; externalId: string }>();
  return {
    numberOf: async (kind, externalId) => {
      const key = `${kind} ${externalId}`;
      const number = numbers.get(key) ?? 2 ** 52 + numbers.size + 1;
      numbers.set(key, number);
      rows.set(number, { kind, externalId });
      return number;
    },
    known: async (kind, externalId) => numbers.get(`${kind} ${externalId}`),
    foreign: async (number) => rows.get(number),
  };
}

/** A journal that knows the sends of earlier runs; `nextRun` makes the present run an earlier one. */
function createJournal() {
  let earlier: { key: string; result: string }[] = [];
  let present: { key: string; result: string }[] = [];
  const once = async <T extends Json>(
    call: { method: string; content: string },
    send: () => Promise<T>,
  ): Promise<T> => {
    const key = JSON.stringify(call);
    const at = earlier.findIndex((one) => one.key === key);
    const [known] = at >= 0 ? earlier.splice(at, 1) : [];
    const result: T = known ? JSON.parse(known.result) : await send();
    present.push({ key, result: JSON.stringify(result) });
    return result;
  };
  const nextRun = (): void => {
    earlier = [...earlier, ...present];
    present = [];
  };
  return { once, nextRun };
}
