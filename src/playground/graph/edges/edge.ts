import type { GraphId } from '../model.ts';
import type { TokenOwner } from '../tokens.ts';
import type { GraphWorld } from '../world.ts';

/** What an id leads to. */
export type NodeKind = 'account' | 'page' | 'person' | 'post' | 'comment' | 'message' | 'conversation';

/** One call after its token was checked. */
export interface EdgeCall {
  world: GraphWorld;
  /** Id of the node in the path, with `me` replaced. */
  id: GraphId;
  kind: NodeKind;
  /** For whom the token speaks. */
  owner: TokenOwner;
  /** Query and body together. */
  fields: Record<string, unknown>;
  /** Where the same list goes on, for paging. */
  address: string;
}

/** Answers the body of a 200; throws a GraphRefusal. */
export type Edge = (call: EdgeCall) => unknown;
