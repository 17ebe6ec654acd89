import type { TestSpecification } from 'vitest/node';
import { BaseSequencer } from 'vitest/node';

/** Folders whose files take longest, most first: they start whole shops, servers and a browser. */
const long = ['browser', 'journeys', 'ledger', 'storage', 'queue', 'receipts', 'playground', 'cli', 'shop'];

/** Runs the files of long folders first, so that none of them is left for the end, when other workers have nothing. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const bySize = super.sort.bind(this);
    return (await bySize(files)).toSorted((a, b) => rank(a) - rank(b));
  }
}

function rank({ moduleId }: TestSpecification): number {
  const at = long.findIndex((folder) => moduleId.includes(`/test/${folder}/`));
  return at === -1 ? long.length : at;
}
