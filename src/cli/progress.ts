/** A line on a terminal that tells how far something is. */
export interface Progress {
  /** Takes the place of the line before. */
  show: (line: string) => void;
  clear: () => void;
}

const wipe = '\r\u001B[2K';

/** Shows progress on a terminal; a file or a pipe gets none. */
export function openProgress(terminal: NodeJS.WriteStream): Progress {
  if (!terminal.isTTY) return { show: () => undefined, clear: () => undefined };
  return {
    show: (line) => void terminal.write(`${wipe}${line.slice(0, terminal.columns - 1)}`),
    clear: () => void terminal.write(wipe),
  };
}
