import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import sharp from 'sharp';

const CELL = { width: 300, height: 560 };

/** Puts pictures side by side into one PNG, to be looked at by people. */
export async function contactSheet(pictures: readonly Uint8Array[], columns: number, file: string): Promise<void> {
  const cells = await Promise.all(
    pictures.map(async (picture, index) => ({
      input: await sharp(picture)
        .resize({ ...CELL, fit: 'contain', background: '#8899aa' })
        .png()
        .toBuffer(),
      left: (index % columns) * (CELL.width + 8),
      top: Math.floor(index / columns) * (CELL.height + 8),
    })),
  );
  const rows = Math.ceil(pictures.length / columns);
  mkdirSync(dirname(file), { recursive: true });
  await sharp({
    create: {
      width: columns * (CELL.width + 8),
      height: rows * (CELL.height + 8),
      channels: 3,
      background: '#334455',
    },
  })
    .composite(cells)
    .png()
    .toFile(file);
}
