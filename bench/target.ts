import { shown } from './figures.ts';

/** What is asked of a figure. */
export type Target = { least: number } | { most: number };

/** The two last cells of a row: what is asked for, and whether the figure keeps it. */
export function judged(figure: number, target: Target | undefined): [asked: string, verdict: string] {
  if (!target) return ['-', '-'];
  const [asked, isKept] =
    'least' in target
      ? [`at least ${shown(target.least)}`, figure >= target.least]
      : [`at most ${shown(target.most)}`, figure <= target.most];
  return [asked, isKept ? 'met' : 'MISSED'];
}
