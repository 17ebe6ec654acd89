import { ConfigError, readConfig, readEnvironment } from '../config.ts';
import { say } from './command.ts';

/** The zone in which the shop's receipts and orders are dated. Undefined, and said why, where the settings have faults. */
export function shopZone(): string | undefined {
  try {
    return readConfig(readEnvironment()).timeZone;
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    say(error.message);
    return undefined;
  }
}
