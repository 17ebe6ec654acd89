import { GraphRefusal } from './graph-refusal.ts';

/** What the rate headers tell. */
export interface Usage {
  /** From 100 on calls are refused with error 80002. */
  percent: number;
  /** Minutes until calls are let through again. */
  regainMinutes?: number;
}

/** What is wrong with the account for a while. Everything can be taken back. */
export interface Conditions {
  /** All tokens end: error 190 with the subcode: 460 password changed, 463 expired, 467 invalid. */
  killToken(subcode?: 460 | 463 | 467): void;
  /** The killed tokens work again. */
  reviveToken(): void;
  /** The account is barred from sending: error 10/1893063. */
  bar(): void;
  unbar(): void;
  /** Calls of this name are refused with error 10 (permission missing). */
  forbid(method: string): void;
  allow(method: string): void;
  /** What `X-App-Usage` and `X-Business-Use-Case-Usage` tell; nothing by default. */
  setUsage(usage: Usage | undefined): void;
}

/** The side of the conditions that calls ask. */
export interface ConditionGate extends Conditions {
  deadToken(): number | undefined;
  /** Throws the refusal of a forbidden or rate-limited call. */
  check(method: string): void;
  /** Throws while the account is barred. */
  checkSending(): void;
  headers(businessId: string): Record<string, string>;
}

/** All is well at first. */
export function createConditions(): ConditionGate {
  const forbidden = new Set<string>();
  let dead: number | undefined;
  let isBarred = false;
  let usage: Usage | undefined;
  return {
    killToken: (subcode = 463) => void (dead = subcode),
    reviveToken: () => void (dead = undefined),
    bar: () => void (isBarred = true),
    unbar: () => void (isBarred = false),
    forbid: (method) => void forbidden.add(method),
    allow: (method) => void forbidden.delete(method),
    setUsage: (next) => void (usage = next),
    deadToken: () => dead,
    check(method) {
      if (forbidden.has(method)) throw missingPermission();
      if (usage && usage.percent >= 100) throw accountUsedUp();
    },
    checkSending() {
      if (isBarred) throw barred();
    },
    headers: (businessId) => (usage ? usageHeaders(usage, businessId) : {}),
  };
}

function missingPermission(): GraphRefusal {
  const message = '(#10) Application does not have permission for this action';
  return new GraphRefusal({ code: 10, message, status: 403 });
}

function accountUsedUp(): GraphRefusal {
  const message = '(#80002) There have been too many calls to this Instagram account. Wait a bit and try again.';
  return new GraphRefusal({ code: 80002, message, isTransient: true });
}

function barred(): GraphRefusal {
  const message = '(#10) This account is temporarily restricted from sending messages.';
  return new GraphRefusal({ code: 10, subcode: 1893063, message, status: 403 });
}

function usageHeaders({ percent, regainMinutes = 0 }: Usage, businessId: string): Record<string, string> {
  const counts = { call_count: percent, total_cputime: percent, total_time: percent };
  const business = { ...counts, type: 'instagram', estimated_time_to_regain_access: regainMinutes };
  return {
    'x-app-usage': JSON.stringify(counts),
    'x-business-use-case-usage': JSON.stringify({ [businessId]: [business] }),
  };
}
