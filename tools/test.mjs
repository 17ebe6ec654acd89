// npm test: format, lint, types, unused code, then every test. Stops at the first kind of fault, prints one closing line.
import { spawnSync } from 'node:child_process';
import { stripVTControlCharacters } from 'node:util';

const checks = [
  ['format', 'oxfmt', '--check', '.'],
  ['lint', 'oxlint'],
  ['types', 'tsc', '-p', '.'],
  ['unused code', 'knip'],
];

for (const [title, command, ...args] of checks) {
  const run = spawnSync(command, args, { stdio: 'inherit' });
  if (run.status !== 0) close(0, 1, `${title} check failed: ${[command, ...args].join(' ')}`);
}

const wanted = process.argv.slice(2);
const run = spawnSync('vitest', ['run', ...wanted], {
  stdio: ['ignore', 'pipe', 'inherit'],
  encoding: 'utf8',
  maxBuffer: 1 << 28,
});
process.stdout.write(run.stdout ?? '');
const text = stripVTControlCharacters(run.stdout ?? '');
const line = /^\s*Tests\s+(.*)$/m.exec(text)?.[1] ?? '';
const count = (word) => Number(new RegExp(`(\\d+) ${word}`).exec(line)?.[1] ?? 0);
close(count('passed'), Math.max(count('failed'), run.status === 0 ? 0 : 1), undefined, run.status);

function close(passed, failed, why, status = 1) {
  if (why) process.stdout.write(`${why}\n`);
  process.stdout.write(`${passed} passed, ${failed} failed\n`);
  process.exit(failed === 0 && passed > 0 && status === 0 ? 0 : 1);
}
