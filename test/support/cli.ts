import { spawn } from 'node:child_process';
import { join } from 'node:path';

/** How a command ended, and what it said where. */
export interface CommandEnd {
  code: number | null;
  out: string;
  words: string;
}

const root = join(import.meta.dirname, '../..');
const cli = join(root, 'src/cli/main.ts');

/** Runs `sotuv` as a process of its own, with nothing in its environment but `env`. */
export async function runCli(
  args: string[],
  { input = '', env = {}, cwd = root }: { input?: string; env?: { [name: string]: string }; cwd?: string } = {},
): Promise<CommandEnd> {
  const child = spawn(process.execPath, [cli, ...args], { cwd, env });
  child.stdin.end(input);
  return ended(child);
}

/** Runs `sotuv` on a terminal of its own; each answer is typed when its question stands there. */
export async function runCliOnTerminal(
  args: string[],
  answers: [question: string, keys: string][],
): Promise<CommandEnd> {
  const command = [process.execPath, cli, ...args].map((word) => `'${word}'`).join(' ');
  const child = spawn('script', ['--quiet', '--return', '--command', command, '/dev/null'], { cwd: root });
  let shown = '';
  child.stdout.on('data', (chunk) => {
    shown += String(chunk);
    const [question, keys] = answers[0] ?? [];
    if (question === undefined || !shown.includes(question)) return;
    answers.shift();
    child.stdin.write(keys ?? '');
  });
  return ended(child);
}

function ended(child: ReturnType<typeof spawn>): Promise<CommandEnd> {
  let [out, words] = ['', ''];
  child.stdout?.on('data', (chunk) => void (out += String(chunk)));
  child.stderr?.on('data', (chunk) => void (words += String(chunk)));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => resolve({ code, out, words }));
  });
}
