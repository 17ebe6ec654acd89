import type { Json } from '../shop/ports.ts';
import type { Config } from '../config.ts';
import { readConfig, readEnvironment } from '../config.ts';
import { perform, type Answer, type Tools } from '../control/action.ts';
import { askRunningShop } from '../control/ask.ts';
import { createLog, type Log } from '../log.ts';
import { exitCodes, say, type ExitCode } from './command.ts';
import { openProgress } from './progress.ts';

/** Opens the stores of a shop that does not run. Throws with a sentence when they can't be opened. */
export type OpenTools = (config: Config, log: Log) => Promise<Tools>;

/**
 * Does the action in the running shop where one runs on the data folder, else on stores opened for it alone.
 * Progress goes to the terminal. Never rejects: what went wrong is a sentence in the answer.
 */
export async function runAction(name: string, input: Json, open: OpenTools = openOwn): Promise<Answer> {
  const progress = openProgress(process.stderr);
  try {
    const config = readConfig(readEnvironment());
    const asked = await askRunningShop({
      dataDir: config.dataDir,
      action: name,
      input,
      onProgress: (line) => progress.show(line),
    });
    return asked === 'not_running' ? await alone({ name, input, config, open, show: progress.show }) : asked;
  } catch (error) {
    return { ok: false, error: error instanceof Error ? error.message : String(error) };
  } finally {
    progress.clear();
  }
}

/** Prints the result as one line of JSON, or says why there is none; answers the exit code. */
export function report(answer: Answer): ExitCode {
  if (!answer.ok) {
    say(answer.error);
    return exitCodes.failed;
  }
  process.stdout.write(`${JSON.stringify(answer.result)}\n`);
  return exitCodes.ok;
}

async function alone(given: {
  name: string;
  input: Json;
  config: Config;
  open: OpenTools;
  show: (line: string) => void;
}): Promise<Answer> {
  const { name, input, config, open, show } = given;
  const log = createLog({ level: config.logLevel === 'info' ? 'warn' : config.logLevel, destination: process.stderr });
  const tools = await open(config, log);
  try {
    return await perform({ actions: tools.actions, name, input, say: show, log });
  } finally {
    await tools.close();
  }
}

async function openOwn(config: Config, log: Log): Promise<Tools> {
  const { openTools } = await import('../app/tools.ts');
  return openTools(config, log);
}
