// A process that reads the picture in its second argument with the tesseract on the search path in its first one.
import { readFileSync } from 'node:fs';
import { createReceiptReader } from '#src/receipts/reader.ts';
import { silentLog } from '#test/support/log.ts';

const [PATH = '', picture = ''] = process.argv.slice(2);
const reader = createReceiptReader({
  clock: { now: () => new Date() },
  timeZone: 'Asia/Tashkent',
  environment: { PATH },
  log: silentLog,
});
console.log(process.pid);
await reader.read({ bytes: readFileSync(picture), mime: 'image/jpeg' }, 'telegram:1');
