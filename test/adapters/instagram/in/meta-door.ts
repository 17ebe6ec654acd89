import { createHmac } from 'node:crypto';
import { z } from 'zod';
import type { HostileDoor } from '../../../support/hostile/index.ts';
import { appSecret, changes, delivery, dilnoza, messaging } from './house.ts';

/** The door of the Graph API's webhooks: a signature over the bytes. Every event is new to the shop. */
export function metaDoor(): HostileDoor {
  let last = 0;
  const picture = { type: 'image', payload: { url: 'https://lookaside.fbsbx.com/x' } };
  const events = () => ({
    words: delivery(messaging({ message: { mid: `mid-${++last}`, text: 'narxi qancha' } })),
    picture: delivery(messaging({ message: { mid: `mid-${++last}`, attachments: [picture] } })),
    tap: delivery(messaging({ postback: { mid: `mid-${++last}`, title: 'Savat', payload: 'cart' } })),
    edit: delivery(messaging({ message_edit: { mid: `mid-${last}`, text: 'salom', num_edit: 1 } })),
    comment: changes('comments', {
      id: `1790000000000${++last}`,
      text: 'bormi?',
      from: { id: dilnoza, username: 'dilnoza.uz' },
      media: { id: '17900000000000001', media_product_type: 'FEED' },
    }),
  });
  return {
    path: '/meta/webhook',
    largestBodyBytes: 1024 * 1024,
    proofHeader: 'X-Hub-Signature-256',
    proofOf: (body) => `sha256=${createHmac('sha256', appSecret).update(body).digest('hex')}`,
    events: () => z.record(z.string(), z.json()).parse(events()),
  };
}
