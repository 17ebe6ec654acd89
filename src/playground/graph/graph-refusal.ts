import { z } from 'zod';
import type { Fault } from '../telegram/faults.ts';

export interface GraphProblem {
  code: number;
  subcode?: number;
  message: string;
  /** HTTP status; 400 by default. */
  status?: number;
  type?: 'OAuthException' | 'IGApiException';
  isTransient?: boolean;
}

/** The Graph API says no: becomes `{error: {...}}` with its HTTP status. */
export class GraphRefusal extends Error {
  override name = 'GraphRefusal' as const;
  readonly problem: GraphProblem;

  constructor(problem: GraphProblem) {
    super(problem.message);
    this.problem = problem;
  }
}

/** The body of an error. Graph API > Error handling */
export function errorBody({ code, subcode, message, type = 'OAuthException', isTransient = false }: GraphProblem): {
  error: Record<string, string | number | boolean>;
} {
  return {
    error: {
      message,
      type,
      code,
      ...(subcode === undefined ? {} : { error_subcode: subcode }),
      is_transient: isTransient,
      fbtrace_id: 'AStandInTrace00',
    },
  };
}

const withError = z.object({ error: z.object({ code: z.number(), error_subcode: z.number().optional() }) });

/** The error in an answer's body; undefined where there is none. */
export function errorIn(body: unknown): { code: number; subcode?: number } | undefined {
  const error = withError.safeParse(body).data?.error;
  if (!error) return undefined;
  return { code: error.code, ...(error.error_subcode === undefined ? {} : { subcode: error.error_subcode }) };
}

/** A fault for `faults.next`: this error, also inside a 200 when `status` says so. */
export function graphFault(problem: GraphProblem, headers: Record<string, string> = {}): Fault {
  return { status: problem.status ?? 400, body: errorBody(problem), headers };
}

/** A parameter is wrong: error 100. */
export function badParameter(reason: string, subcode?: number): GraphRefusal {
  return new GraphRefusal({ code: 100, message: `(#100) ${reason}`, ...(subcode === undefined ? {} : { subcode }) });
}

/** There is no such object, or it cannot be seen: error 100/33. */
export function noSuchObject(id: string, verb = 'get'): GraphRefusal {
  return badParameter(
    `Unsupported ${verb} request. Object with ID '${id}' does not exist, cannot be loaded due to missing permissions, or does not support this operation`,
    33,
  );
}

/** An address that the API does not have: error 2500. */
export function unknownPath(path: string): GraphRefusal {
  return new GraphRefusal({ code: 2500, message: `Unknown path components: ${path}`, type: 'IGApiException' });
}

/** Outside of the reply window: error 10 with the platform's own subcode. */
export function outsideWindow(platform: 'instagram' | 'messenger'): GraphRefusal {
  return new GraphRefusal({
    code: 10,
    subcode: platform === 'instagram' ? 2534022 : 2018278,
    message: '(#10) This message is sent outside of allowed window.',
    status: 403,
  });
}

/** Too many calls of one sort in a while: error 613. */
export function tooManyCalls(): GraphRefusal {
  return new GraphRefusal({
    code: 613,
    message: '(#613) Calls to this api have exceeded the rate limit.',
    isTransient: true,
  });
}
