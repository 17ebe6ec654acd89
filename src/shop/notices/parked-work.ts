/** Work that was given up after its last try: an event of a person (`inbound`), a notice to one (`outbound`), or a receipt (`reading`). */
export type ParkedWork = {
  /** UUID of the parked copy; another one each time the work is parked. */
  id: string;
  queue: 'inbound' | 'outbound' | 'reading';
  /** ISO time. */
  parkedAt: string;
  channel: string;
  /** The chat, as `channel:person`. */
  lane: string;
  /** What sort of event or notice it is; never what a person wrote. */
  kind: string;
  /** First line of the error, with quoted values taken out. */
  error: string;
};

/** Where parked work is looked at and set going again. Several people at once never set one thing going twice. */
export interface ParkedDesk {
  /** Newest first. */
  list(page: { offset: number; limit: number }): Promise<{ total: number; works: ParkedWork[] }>;
  /** Puts it back into its place in its lane, with all tries before it; false when it is not parked any more. */
  retry(id: string): Promise<boolean>;
  /** The same with all that is parked now; answers how many. */
  retryAll(): Promise<number>;
  /** Throws it away; false when it is not parked any more. */
  drop(id: string): Promise<boolean>;
}
