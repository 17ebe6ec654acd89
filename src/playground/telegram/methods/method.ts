import type { FileStore } from '../files.ts';
import type { FloodGate } from '../flood.ts';
import type { Log } from '../log.ts';
import type { Payload } from '../payload.ts';
import type { Polling } from '../polling.ts';
import type { UpdateQueue } from '../updates.ts';
import type { Webhook } from '../webhook.ts';
import type { World } from '../world.ts';

/** What methods work on. */
export interface Backend {
  world: World;
  queue: UpdateQueue;
  polling: Polling;
  webhook: Webhook;
  files: FileStore;
  flood: FloodGate;
  log: Log;
}

/** One call; the signal fires when the caller went away. */
export interface Call extends Payload {
  signal?: AbortSignal | undefined;
}

/** Does one Bot API method and returns its result; throws a Refusal to say no. */
export type Method = (backend: Backend, call: Call) => unknown;
export type MethodTable = Record<string, Method>;
