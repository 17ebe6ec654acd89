import { createHash, type Hash } from 'node:crypto';
import { bookChecks, type BookCheck, type Fault, type Finding } from './report.ts';

/** Where the checks put what they find. Of many faults only the first few and a fingerprint are kept. */
export interface Gathered {
  add(check: BookCheck, faults: readonly Fault[]): void;
  findings(): Finding[];
}

const mostExamples = 10;

/** Makes an empty list of findings. */
export function gatherFaults(): Gathered {
  const found = new Map<BookCheck, { count: number; examples: Fault[]; hash: Hash }>();
  return {
    add: (check, faults) => {
      if (faults.length === 0) return;
      const { count, examples, hash } = found.get(check) ?? { count: 0, examples: [], hash: createHash('sha256') };
      for (const fault of faults) hash.update(`${JSON.stringify(fault)}\n`);
      const kept = [...examples, ...faults.slice(0, mostExamples - examples.length)];
      found.set(check, { count: count + faults.length, examples: kept, hash });
    },
    findings: () =>
      bookChecks.flatMap((check) => {
        const one = found.get(check);
        if (!one) return [];
        const fingerprint = one.hash.copy().digest('hex').slice(0, 16);
        return [{ check, count: one.count, examples: one.examples, fingerprint }];
      }),
  };
}
