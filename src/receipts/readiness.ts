import { checkReader, type ReaderCheck } from './check-reader.ts';
import type { Environment } from './programs.ts';

/** Whether receipts can be read on this machine, as it was last seen. */
export interface Readiness {
  /** Looks now. */
  check: () => Promise<ReaderCheck>;
  /** As the last look found it; where that is older than a minute, another begins. False before the first. */
  isReady: () => boolean;
  /** A reading has found that something is missing. */
  isLost: () => void;
}

const lookAgainMs = 60_000;

/** Says in the log when receipts are not read, once each time. */
export function createReadiness(deps: {
  environment: Environment;
  log: { warn(fields: object, message: string): void };
}): Readiness {
  let isReady = false;
  let checkedAtMs = Number.NEGATIVE_INFINITY;
  const check = async (): Promise<ReaderCheck> => {
    const isNews = isReady || checkedAtMs < 0;
    checkedAtMs = performance.now();
    const found = await checkReader(deps.environment);
    isReady = found.missing.length === 0;
    if (isNews && !isReady)
      deps.log.warn({ missing: found.missing }, 'receipts are not read here, see: npm run doctor');
    return found;
  };
  return {
    check,
    isReady: () => {
      if (performance.now() - checkedAtMs > lookAgainMs) void check();
      return isReady;
    },
    isLost: () => {
      isReady = false;
    },
  };
}
