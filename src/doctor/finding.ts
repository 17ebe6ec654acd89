/** What one check found; `fix` is the very step that mends it. */
export interface Finding {
  check: string;
  status: 'ok' | 'warn' | 'fail';
  detail: string;
  fix?: string;
}

/** Looks at one part of the shop. What it throws, or a long silence, is a finding too. */
export interface Check {
  name: string;
  look: () => Promise<Omit<Finding, 'check'> | Finding[]>;
  /** What helps when the look itself fails. */
  fix?: string;
}

const longestLookMs = 12_000;

/** Makes all checks at once; answers their findings in the order of the checks. Never rejects. */
export async function examine(checks: readonly Check[]): Promise<Finding[]> {
  return (await Promise.all(checks.map(examineOne))).flat();
}

async function examineOne({ name, look, fix }: Check): Promise<Finding[]> {
  const silence = Promise.withResolvers<never>();
  const timer = setTimeout(
    () => silence.reject(new Error(`no answer within ${longestLookMs / 1000} seconds`)),
    longestLookMs,
  );
  try {
    const found = await Promise.race([look(), silence.promise]);
    return Array.isArray(found) ? found : [{ check: name, ...found }];
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    return [{ check: name, status: 'fail', detail, ...(fix === undefined ? {} : { fix }) }];
  } finally {
    clearTimeout(timer);
  }
}

/** Nothing of this needs anybody's hand. */
export function fine(detail: string): Omit<Finding, 'check'> {
  return { status: 'ok', detail };
}
