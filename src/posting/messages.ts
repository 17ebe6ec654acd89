import type { Posted } from '#adapters/post.ts';
import type { Effect } from '../journal/effect.ts';

/** Where the thread writes effects down. */
export type Journal = { kind: 'file'; file: string } | { kind: 'server'; url: string; name: string };

/** What the thread is told. */
export type Order =
  | {
      do: 'post';
      id: number;
      url: string;
      body: string;
      timeoutMs: number;
      /** To be written down should the platform answer that it is done. */
      effect: Pick<Effect, 'cause' | 'ordinal' | 'digest'> | undefined;
    }
  | { do: 'abort'; id: number };

/** What came of a post. */
export interface Outcome {
  id: number;
  posted: Posted;
  /** The effect stands in the journal. */
  isKept: boolean;
}
