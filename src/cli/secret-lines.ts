import { createInterface } from 'node:readline';
import { Writable } from 'node:stream';

/** Lines that somebody types or pipes in; nothing of them is shown. */
export interface SecretLines {
  /** Asks, and answers the next line; undefined when none comes any more. */
  ask(question: string): Promise<string | undefined>;
  close(): void;
}

/** Reads secret lines from a terminal without echo, or from a pipe as they come. */
export function openSecretLines(input: NodeJS.ReadStream, prompt: NodeJS.WritableStream): SecretLines {
  const typed = input.isTTY;
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() });
  const reader = createInterface({ input, output: nowhere, terminal: typed, historySize: 0 });
  // Ctrl-C ends the asking as the end of the input does.
  reader.on('SIGINT', () => reader.close());
  const lines = reader[Symbol.asyncIterator]();
  return {
    ask: async (question) => {
      if (typed) prompt.write(question);
      const line = await lines.next();
      if (typed) prompt.write('\n');
      return line.done === true ? undefined : line.value;
    },
    close: () => reader.close(),
  };
}
