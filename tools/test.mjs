// npm test: format, lint, types, unused code, then every test. Stops at the first kind of fault, prints one closing line.
import { spawn, spawnSync } from 'node:child_process';
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

const run = await runVitest(process.argv.slice(2));
const line = /^\s*Tests\s+(.*)$/m.exec(stripVTControlCharacters(run.output))?.[1] ?? '';
const count = (word) => Number(new RegExp(`(\\d+) ${word}`).exec(line)?.[1] ?? 0);
close(count('passed'), Math.max(count('failed'), run.status === 0 ? 0 : 1), undefined, run.status);

/** Shows what the tests say as they say it, and keeps it for the closing line. */
function runVitest(wanted) {
  const child = spawn('vitest', ['run', ...wanted], { stdio: ['ignore', 'pipe', 'inherit'] });
  child.stdout.setEncoding('utf8');
  let output = '';
  child.stdout.on('data', (chunk) => {
    process.stdout.write(chunk);
    output += chunk;
  });
  return new Promise((resolve) => child.once('close', (status) => resolve({ status: status ?? 1, output })));
}

function close(passed, failed, why, status = 1) {
  if (why) process.stdout.write(`${why}\n`);
  process.stdout.write(`${passed} passed, ${failed} failed\n`);
  process.exit(failed === 0 && passed > 0 && status === 0 ? 0 : 1);
}
