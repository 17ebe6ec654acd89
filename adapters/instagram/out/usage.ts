import { z } from 'zod';

/** How much of what the platform allows is used up. */
export interface Usage {
  /** Of the fullest allowance, 0 and more. */
  percent: number;
  /** Until calls are let through again; 0 where they are. */
  regainSeconds: number;
}

const percent = z.number().catch(0);
const figures = z.looseObject({ call_count: percent, total_cputime: percent, total_time: percent });
const business = z.record(
  z.string(),
  z.array(figures.extend({ estimated_time_to_regain_access: z.number().nonnegative().catch(0) })),
);

/**
 * Reads `X-App-Usage` and `X-Business-Use-Case-Usage` (Graph API "Rate limiting"; times to regain are minutes).
 * Undefined where neither is there or can be read.
 */
export function readUsage(headers: Headers): Usage | undefined {
  const app = figures.safeParse(jsonOf(headers.get('x-app-usage'))).data;
  const cases = Object.values(business.safeParse(jsonOf(headers.get('x-business-use-case-usage'))).data ?? {}).flat();
  if (!app && cases.length === 0) return undefined;
  const all = [...(app ? [app] : []), ...cases];
  return {
    percent: Math.max(...all.flatMap((one) => [one.call_count, one.total_cputime, one.total_time])),
    regainSeconds: 60 * Math.max(0, ...cases.map((one) => one.estimated_time_to_regain_access)),
  };
}

function jsonOf(header: string | null): unknown {
  try {
    return header === null ? undefined : JSON.parse(header);
  } catch {
    return undefined;
  }
}
