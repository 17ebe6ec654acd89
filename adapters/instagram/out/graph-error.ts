/** What an error of the Graph API means for whoever made the call. */
export type GraphErrorKind =
  /** Will pass. `mayBeDone` tells whether the call may have had its effect all the same. */
  | 'transient'
  | 'rate'
  | 'window'
  | 'private_reply_used'
  | 'token'
  | 'barred'
  | 'permission'
  | 'consent'
  | 'unreachable'
  | 'not_thread_owner'
  | 'no_albums'
  | 'media'
  | 'gone'
  | 'bad_request';

export interface GraphError {
  kind: GraphErrorKind;
  /** 0 where the Graph API itself did not answer. */
  code: number;
  subcode: number | undefined;
  /** HTTP status; 0 where there was no answer. */
  status: number;
  /** The platform's words, without any token. */
  message: string;
  /** The call may have been carried out. */
  mayBeDone: boolean;
  /** How long to wait, where the platform said. */
  retryAfterSeconds?: number;
}

/** What an answer tells of its error. */
export interface ErrorFacts {
  code: number;
  subcode?: number | undefined;
  status: number;
  isTransient?: boolean | undefined;
}

// Subcodes are unique across codes, except 33. Sources: Messenger Platform "Error codes" (March 2026) and changelog
// (June 2026: 1893063; November 2025: 2534068), Instagram "Private replies".
const bySubcode: ReadonlyMap<number, GraphErrorKind> = new Map([
  [2534022, 'window'],
  [2018278, 'window'],
  [2534025, 'private_reply_used'],
  [2534013, 'rate'],
  [1893063, 'barred'],
  [2534037, 'not_thread_owner'],
  [2534068, 'no_albums'],
  [2534014, 'unreachable'],
  [2534001, 'unreachable'],
  [1545041, 'unreachable'],
  [2018008, 'media'],
  [2018047, 'media'],
  [1545133, 'transient'],
  [1200, 'transient'],
]);

// Graph API "Handling errors" and "Rate limiting"; 9010 and 36000 were seen in running code.
const byCode: ReadonlyMap<number, GraphErrorKind> = new Map([
  [1, 'transient'],
  [2, 'transient'],
  ...[4, 17, 32, 613, 80001, 80002, 80006, 80007].map((code) => [code, 'rate'] as const),
  [190, 'token'],
  [102, 'token'],
  [3, 'permission'],
  [10, 'permission'],
  [200, 'permission'],
  [230, 'consent'],
  [368, 'barred'],
  [551, 'unreachable'],
  [9010, 'unreachable'],
  [36000, 'media'],
  [100, 'bad_request'],
  [2500, 'bad_request'],
]);

/** The meaning of an error by its subcode, then its code, then the HTTP status. */
export function kindOf({ code, subcode, status, isTransient = false }: ErrorFacts): GraphErrorKind {
  if (code === 100 && subcode === 33) return 'gone';
  const known = bySubcode.get(subcode ?? 0) ?? byCode.get(code);
  if (known) return known;
  if (status === 429) return 'rate';
  return isTransient || status >= 500 ? 'transient' : 'bad_request';
}
