import { systemContext, type House } from '../bot/house.ts';
import { runAs } from '../journal/run.ts';
import type { ReadingHandlers } from '../queue/queue.ts';
import { picturesAtOnce } from '../receipts/reader.ts';
import { Receipt } from '../shop/orders/order.ts';
import { takeReading } from '../shop/payments/take-reading.ts';
import type { ReceiptReading } from '../shop/ports.ts';
import { fresh } from '../shop/sql.ts';
import type { Stores } from './stores.ts';

const job = 'reading';

/** Reads what waits in the queue `reading`. May be run again for a receipt: nothing is written before it is read. */
export function readings({ house, stores }: { house: House; stores: Pick<Stores, 'reader'> }): ReadingHandlers {
  const take = (receiptId: number, reading: ReceiptReading): Promise<void> =>
    takeReading(systemContext(house, job), { receiptId, reading, timeZone: house.timeZone });
  return {
    slots: picturesAtOnce(),
    read: async ({ receiptId, lane }, { attempt, trace, waitedMs }) => {
      await runAs({ id: `receipt:${receiptId}`, attempt, trace, waitedMs }, async () => {
        const receipt = await house.em().findOne(Receipt, receiptId, fresh);
        if (receipt?.reading !== 'waiting') return;
        const media = await house.media.get(receipt.mediaId);
        const reading = media ? await stores.reader.read(media, lane) : gone;
        await take(receiptId, reading);
      });
    },
    giveUp: (receiptId) => take(receiptId, { kind: 'failed', why: 'crashed' }),
  };
}

/** The picture was taken back, or its file is lost. */
const gone: ReceiptReading = { kind: 'refused', why: 'broken' };
