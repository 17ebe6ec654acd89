import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

/** A process of its own that runs one of our scripts. */
export interface Child {
  /** The next line that it wrote; rejects with its errors when it ended instead. */
  line(): Promise<string>;
  /** Ends it as a power switch would, and resolves when it is gone. */
  kill(): Promise<void>;
  /** Its exit code, when it has ended by itself. */
  ended(): Promise<number | null>;
}

/** Starts a TypeScript file with the running Node. */
export function startChild(script: string, args: readonly string[]): Child {
  const child = spawn(process.execPath, [script, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  let errors = '';
  child.stderr.on('data', (text: Buffer) => {
    errors += text.toString();
  });
  const gone = exit(child);
  return {
    line: async () => {
      const { value, done } = await lines.next();
      if (!done) return value;
      await gone;
      throw new Error(`The process ended: ${errors}`);
    },
    kill: async () => {
      child.kill('SIGKILL');
      await gone;
    },
    ended: () => gone,
  };
}

async function exit(child: ChildProcess): Promise<number | null> {
  await once(child, 'close');
  return child.exitCode;
}
