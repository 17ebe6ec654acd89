/** What a command answers to its caller: done, refused or failed, used wrongly. */
export const exitCodes = { ok: 0, failed: 1, usage: 2 } as const;

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

/** Runs one command with the words after its name. Data goes to stdout, words for people to stderr. */
export type Run = (args: readonly string[]) => Promise<ExitCode | undefined>;

/** Says a sentence to the person at the terminal. */
export function say(words: string): void {
  process.stderr.write(`${words}\n`);
}
