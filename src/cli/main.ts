#!/usr/bin/env node
import { keepCompiledCode } from '../compiled-code.ts';
import { exitCodes, say, type ExitCode, type Run } from './command.ts';

interface Command {
  /** The words it is called by. */
  name: string;
  about: string;
  /** Loaded only when it is called, so that a small command starts fast. */
  load: () => Promise<Run>;
}

const commands: readonly Command[] = [
  {
    name: 'start',
    about: 'runs the shop, as `npm start` does',
    load: async () => (await import('./start.ts')).start,
  },
  {
    name: 'owner password',
    about: "asks twice for an owner's password and prints its line for the settings",
    load: async () => (await import('./owner-password.ts')).ownerPassword,
  },
  {
    name: 'doctor',
    about: 'looks at every part of the shop, and says what is wrong and what mends it',
    load: async () => (await import('./doctor.ts')).doctor,
  },
  {
    name: 'backup',
    about: 'writes the whole shop into one encrypted file, also while it runs',
    load: async () => (await import('./backup.ts')).backup,
  },
  {
    name: 'restore',
    about: 'brings the shop back from such a file',
    load: async () => (await import('./restore.ts')).restore,
  },
  {
    name: 'reconcile',
    about: 'checks that stock, orders and messages of the whole shop add up',
    load: async () => (await import('./reconcile.ts')).reconcile,
  },
  {
    name: 'parked',
    about: 'lists work that was given up; `retry` and `drop` go on with it or throw it away',
    load: async () => (await import('./parked.ts')).parked,
  },
  {
    name: 'notice read',
    about: 'reads texts of banks, one JSON object a line, and prints what money came or went',
    load: async () => (await import('./notice.ts')).noticeRead,
  },
  {
    name: 'receipt judge',
    about: 'holds a receipt against the sum, card and time that were asked for',
    load: async () => (await import('./receipt-judge.ts')).receiptJudge,
  },
  {
    name: 'receipt read',
    about: 'reads pictures and PDFs of transfers, and prints what they say, one JSON object a file',
    load: async () => (await import('./receipt.ts')).receiptRead,
  },
];

async function main(words: readonly string[]): Promise<ExitCode | undefined> {
  if (words.length === 1 && (words[0] === 'help' || isHelp(words[0] ?? ''))) {
    say(usage());
    return exitCodes.ok;
  }
  const command = commands.find(({ name }) => ` ${words.join(' ')} `.startsWith(` ${name} `));
  if (!command) {
    say(words.length === 0 ? usage() : `There is no command "${words.join(' ')}".\n\n${usage()}`);
    return exitCodes.usage;
  }
  const run = await command.load();
  const rest = words.slice(command.name.split(' ').length);
  if (!rest.some(isHelp)) return run(rest);
  // No command has an option of this name, so each shows its usage.
  await run(['--help']);
  return exitCodes.ok;
}

function isHelp(word: string): boolean {
  return word === '--help' || word === '-h';
}

function usage(): string {
  const widest = Math.max(...commands.map(({ name }) => name.length));
  const lines = commands.map(({ name, about }) => `  sotuv ${name.padEnd(widest)}  ${about}`);
  return ['Usage: npm run -s sotuv -- <command>', '', ...lines].join('\n');
}

keepCompiledCode();
const code = await main(process.argv.slice(2));
// The shop runs on; every other command says how it ended.
if (code !== undefined) process.exitCode = code;
