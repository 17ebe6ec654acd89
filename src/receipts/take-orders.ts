import { writeFileSync } from 'node:fs';
import { constants, setPriority } from 'node:os';
import sharp from 'sharp';
import { type ReadingOrder, readingOrder } from './messages.ts';
import { readPicture } from './read-picture.ts';

/** Makes this process one that reads the pictures it is sent, one after the other, until the shop is gone. */
export function takeOrders(): void {
  giveWay();
  sharp.concurrency(1);
  sharp.cache(false);
  process.on('message', (message) => void answer(readingOrder.parse(message)));
  process.once('disconnect', () => process.exit(0));
}

async function answer({ id, file, now, ...settings }: ReadingOrder): Promise<void> {
  try {
    const reading = await readPicture(file, { ...settings, now: new Date(now) });
    process.send?.({ id, reading });
  } catch (error) {
    const told = error instanceof Error ? (error.stack ?? error.message) : String(error);
    process.send?.({ id, reading: { kind: 'failed', why: 'crashed' }, error: told });
  }
}

/** Beside buttons that people tap it takes what is left of a core, and of the machine's memory it is the first to go. */
function giveWay(): void {
  setPriority(constants.priority.PRIORITY_BELOW_NORMAL);
  try {
    writeFileSync('/proc/self/oom_score_adj', '1000');
  } catch {
    // Only Linux has it.
  }
}
