import { queueRows } from './queue-rows.ts';

/** What the statements need to know. */
export interface Filling {
  /** Customers, orders and messages, as many of each. */
  size: number;
  /** A sealed text that the shop's own key opens. */
  sealed: string;
}

// Rows that the shop made itself lie below.
const base = 1_000;
const firstChat = 5_000_000_000;

/** From this share of the customers on they buy while it is measured: people with few orders behind them. */
export const firstBuyer = 0.6;

/** The chat of the n-th customer, from 1. */
export function customerChat(n: number): number {
  return firstChat + n;
}

// Some buy once, some often: the n-th order's customer.
const buyer = (size: number): string =>
  `${base} + 1 + floor(${size} * power(n * 0.618033988749895::float8 - floor(n * 0.618033988749895::float8), 2))::int`;
// The orders of one year, the newest last.
const placed = (size: number): string => `now() - interval '365 days' * (${size} - n + 1) / ${size}`;
// Almost all are long delivered; a few of every thousand are at each step before.
const status = `case when n % 1000 < 2 then 'awaiting_payment' when n % 1000 < 4 then 'checking_receipt'
  when n % 1000 < 8 then 'paid' when n % 1000 < 12 then 'packed' when n % 1000 < 32 then 'shipped'
  when n % 1000 < 152 then 'cancelled' when n % 1000 < 153 then 'refund_due' when n % 1000 < 163 then 'refunded'
  else 'delivered' end`;
const variants = '(select array_agg(id order by id) as ids from variant) as goods';
const variantOf = 'goods.ids[1 + (n * 7 + line) % cardinality(goods.ids)]';
// Every third order has two lines.
const linesOf = 'generate_series(1, 1 + (n % 3 = 0)::int) as line';

/** The statements that make a shop of this size, by what they make, in order. */
export function fillingStatements(filling: Filling): [name: string, sql: string][] {
  return [
    ...people(filling),
    ...drafts(filling),
    ...orders(filling),
    ...traces(filling),
    ...queueRows(filling.size, firstChat),
  ];
}

function people({ size, sealed }: Filling): [string, string][] {
  // Whoever buys while it is measured has given no phone yet, so that it is asked.
  const phone = `case when n < ${size * firstBuyer} then '${sealed}' end`;
  return [
    [
      'customers',
      `insert into customer (id, name, language, language_chosen, phone_sealed, phone_fingerprint, consent_version, consent_at, created_at)
       select ${base} + n, 'Xaridor ' || n, 'uz', true, ${phone}, md5(n::text), '1', ${placed(size)}, ${placed(size)}
       from generate_series(1, ${size}) as n`,
    ],
    [
      'identities',
      `insert into identity (id, customer_id, channel, external_id, username, last_inbound_at)
       select ${base} + n, ${base} + n, 'telegram', (${firstChat}::bigint + n)::text, 'xaridor' || n, ${placed(size)}
       from generate_series(1, ${size}) as n`,
    ],
    [
      'numbers of customers',
      `select setval('customer_id_seq', ${base + size}), setval('identity_id_seq', ${base + size})`,
    ],
  ];
}

function drafts({ size, sealed }: Filling): [string, string][] {
  return [
    [
      'placed drafts',
      `insert into order_draft (id, customer_id, status, stage, chosen, phone_sealed, delivery_method_id, region,
         address_sealed, recipient_sealed, created_at, updated_at)
       select ${base} + n, ${buyer(size)}, 'placed', 'checkout', '{}', '${sealed}', (select min(id) from delivery_method),
         'samarkand', '${sealed}', '${sealed}', ${placed(size)}, ${placed(size)} from generate_series(1, ${size}) as n`,
    ],
    [
      'carts left standing',
      `insert into order_draft (id, customer_id, status, stage, created_at, updated_at)
       select ${base + size} + n, ${base} + n, 'open', 'cart', ${placed(size)}, ${placed(size)}
       from generate_series(1, ${size} / 5) as n`,
    ],
    [
      'lines of drafts',
      `insert into draft_line (draft_id, variant_id, quantity) select ${base} + n, ${variantOf}, 1
       from generate_series(1, ${size} + ${size} / 5) as n, ${linesOf}, ${variants}`,
    ],
    ['numbers of drafts', `select setval('order_draft_id_seq', ${base + size + Math.floor(size / 5)})`],
  ];
}

function orders({ size, sealed }: Filling): [string, string][] {
  return [
    [
      'orders',
      `insert into orders (id, number, customer_id, identity_id, draft_id, status, items_som, delivery_som, total_som,
         delivery_kind, delivery_title, region, phone_sealed, address_sealed, recipient_sealed, hold_until, placed_at, updated_at)
       select ${base} + n, 'S-' || ${base} + n, ${buyer(size)}, ${buyer(size)}, ${base} + n, ${status}, 450000, 25000, 475000,
         'post', '{"uz": "Pochta", "en": "Post point"}', 'samarkand', '${sealed}', '${sealed}', '${sealed}',
         case when n % 1000 < 2 then now() + interval '2 days' else ${placed(size)} + interval '30 minutes' end,
         ${placed(size)}, ${placed(size)} + interval '3 days' from generate_series(1, ${size}) as n`,
    ],
    [
      'lines of orders',
      `insert into order_line (order_id, variant_id, title, options, price_som, quantity)
       select ${base} + n, ${variantOf}, '{"uz": "Shamol krossovkasi", "en": "Shamol trainers"}',
         '{"color": "black", "size": "42"}', 450000, 1 from generate_series(1, ${size}) as n, ${linesOf}, ${variants}`,
    ],
    ['numbers of orders', `select setval('orders_id_seq', ${base + size}), setval('order_number_seq', ${base + size})`],
  ];
}

// Event, states before and after, who, hours after the order, and the states of orders that came so far.
const steps = `(values
  ('place', null, 'awaiting_payment', 'customer', 0, null),
  ('submit_receipt', 'awaiting_payment', 'checking_receipt', 'customer', 1, '{checking_receipt,paid,packed,shipped,delivered,refund_due,refunded}'),
  ('accept_receipt', 'checking_receipt', 'paid', 'owner', 2, '{paid,packed,shipped,delivered,refund_due,refunded}'),
  ('pack', 'paid', 'packed', 'owner', 5, '{packed,shipped,delivered}'),
  ('ship', 'packed', 'shipped', 'owner', 20, '{shipped,delivered}'),
  ('deliver', 'shipped', 'delivered', 'owner', 70, '{delivered}'),
  ('expire', 'awaiting_payment', 'cancelled', 'system', 1, '{cancelled}'),
  ('cancel_paid', 'paid', 'refund_due', 'owner', 4, '{refund_due,refunded}'),
  ('refund', 'refund_due', 'refunded', 'owner', 30, '{refunded}')
) as step (event, before, after, who, hours, reached)`;

function traces({ size }: Filling): [string, string][] {
  return [
    [
      'history of orders',
      `insert into order_event (order_id, event, "from", "to", actor_kind, data, at)
       select orders.id, event, before, after, who, '{}', placed_at + interval '1 hour' * hours
       from orders, ${steps} where (reached is null or status = any (reached::text[])) order by orders.id, hours`,
    ],
    [
      'receipts',
      `insert into receipt (order_id, media_id, mime, status, submitted_at, judged_at)
       select order_id, md5(order_id::text), 'image/jpeg', 'accepted', at - interval '1 hour', at
       from order_event where event = 'accept_receipt'`,
    ],
    [
      'notices',
      `insert into notice (cause, ordinal, identity_id, kind, data, status, created_at, sent_at)
       select 'order:' || orders.id || ':' || event, 0,
         case when event = 'place' then (select min(identity_id) from owner) else orders.identity_id end,
         case event when 'place' then 'new_order' when 'accept_receipt' then 'order_paid' when 'pack' then 'order_packed'
           when 'ship' then 'order_shipped' when 'deliver' then 'order_delivered' else 'order_expired' end,
         jsonb_build_object('orderId', orders.id, 'number', orders.number, 'totalSom', 475000), 'sent', at, at
       from order_event join orders on orders.id = order_event.order_id
       where event in ('place', 'accept_receipt', 'pack', 'ship', 'deliver', 'expire')`,
    ],
    [
      'moves of stock',
      `insert into stock_move (variant_id, delta, reason, order_id, at)
       select variant_id, case move when 'hold' then -1 else 1 end, move, orders.id, placed_at
       from orders join order_line on order_line.order_id = orders.id
       join (values ('hold'), ('release')) as moves (move) on move = 'hold' or status in ('cancelled', 'refunded', 'refund_due')`,
    ],
    [
      'people who wait for goods',
      `insert into stock_watch (variant_id, identity_id, created_at) select ${variantOf}, ${base} + n, now()
       from generate_series(1, ${size} / 100) as n, generate_series(1, 1) as line, ${variants}`,
    ],
    [
      'talks left standing',
      `insert into key_value (key, value, expires_at)
       select 'talk:left-' || n, repeat('x', 500), now() + interval '7 days' * random() from generate_series(1, ${size} / 10) as n`,
    ],
  ];
}
