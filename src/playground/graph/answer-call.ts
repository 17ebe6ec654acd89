import { edgeAt } from './edges/index.ts';
import type { NodeKind } from './edges/edge.ts';
import { tokenCalls } from './edges/token-calls.ts';
import { errorBody, GraphRefusal, noSuchObject, unknownPath } from './graph-refusal.ts';
import type { GraphId } from './model.ts';
import type { TokenOwner } from './tokens.ts';
import { threadOf, type GraphWorld } from './world.ts';

/** A call as it came. */
export interface GraphAsk {
  verb: 'GET' | 'POST' | 'DELETE';
  /** Without the version. */
  path: string;
  fields: Record<string, unknown>;
  token: string | undefined;
  address: string;
}

export interface GraphAnswer {
  status: number;
  body: unknown;
  headers: Record<string, string>;
}

/** The name under which a call is recorded and faults are ordered: see `GraphCall.method`. */
export function methodOf(world: GraphWorld, { path, fields }: GraphAsk): string {
  const [id = '', edge] = path.split('/');
  if (Object.hasOwn(tokenCalls, path)) return path.split('/').at(-1) ?? path;
  if (edge === 'messages' && fields['sender_action'] !== undefined && fields['message'] === undefined)
    return 'sender_action';
  return edge ?? nodeOf(world, id, 'account')?.kind ?? 'unknown';
}

/** Checks the token and answers as the platform does: refusals are answers too. */
export async function answerCall(world: GraphWorld, ask: GraphAsk, method: string): Promise<GraphAnswer> {
  const headers = world.conditions.headers(world.account.id);
  try {
    return { status: 200, body: await run(world, ask, method), headers };
  } catch (error) {
    if (!(error instanceof GraphRefusal)) throw error;
    return { status: error.problem.status ?? 400, body: errorBody(error.problem), headers };
  }
}

async function run(
  world: GraphWorld,
  { verb, path, fields, token, address }: GraphAsk,
  method: string,
): Promise<unknown> {
  const tokenCall = Object.hasOwn(tokenCalls, path) ? tokenCalls[path] : undefined;
  if (tokenCall) return tokenCall(world, fields);
  const owner = world.tokens.check(token);
  world.conditions.check(method);
  const [asked = '', edgeName, ...rest] = path.split('/');
  if (rest.length > 0) throw unknownPath(`/${rest.join('/')}`);
  const node = nodeOf(world, asked, owner);
  if (!node) throw noSuchObject(asked, verb.toLowerCase());
  const edge = edgeAt(verb, node.kind, edgeName);
  if (!edge) throw edgeName === undefined ? noSuchObject(asked, verb.toLowerCase()) : unknownPath(`/${edgeName}`);
  return edge({ world, ...node, owner, fields, address });
}

function nodeOf(world: GraphWorld, asked: string, owner: TokenOwner): { id: GraphId; kind: NodeKind } | undefined {
  const { account, page } = world;
  if (asked === 'me')
    return owner === 'page' && page ? { id: page.id, kind: 'page' } : { id: account.appScopedId, kind: 'account' };
  if (asked === account.id || asked === account.appScopedId) return { id: asked, kind: 'account' };
  if (asked === page?.id) return { id: asked, kind: 'page' };
  if (world.people.has(asked)) return { id: asked, kind: 'person' };
  if (world.posts.has(asked)) return { id: asked, kind: 'post' };
  if (world.comments.has(asked)) return { id: asked, kind: 'comment' };
  if (threadOf(world, asked)) return { id: asked, kind: 'message' };
  const isThread = [...world.people.values()].some(({ conversationId }) => conversationId === asked);
  return isThread ? { id: asked, kind: 'conversation' } : undefined;
}
