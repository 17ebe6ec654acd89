// Ids as the queue makes them: sorted by their order, then a hash.
const jobId = (order: string): string =>
  `(overlay(lpad(to_hex(${order}), 12, '0') placing '-' from 9 for 0) || '-8' || substr(md5(n::text), 1, 3)
    || '-8' || substr(md5(n::text), 4, 3) || '-' || substr(md5(n::text), 7, 12))::uuid`;

const columns = `id, name, data, state, retry_limit, singleton_key, policy, start_after, created_on, started_on, completed_on`;

/** Messages of the last week, which the queue keeps so that none is taken twice, and sendings of notices. */
export function queueRows(size: number, firstChat: number): [name: string, sql: string][] {
  const at = `now() - interval '7 days' * (${size} - n) / ${size}`;
  const done = `'completed', 100000`;
  const lane = `'telegram:' || ${firstChat}::bigint + n`;
  return [
    [
      'messages',
      `insert into queue.job_common (${columns})
       select ${jobId('1000000 + n')}, 'inbound', jsonb_build_object('channel', 'telegram', 'eventId', n::text,
           'lane', ${lane}, 'order', n, 'payload', jsonb_build_object('update_id', n, 'text', repeat('salom ', 80))),
         ${done}, ${lane}, 'key_strict_fifo', ${at}, ${at}, ${at}, ${at} from generate_series(1, ${size}) as n`,
    ],
    [
      'sendings of notices',
      `insert into queue.job_common (${columns})
       select ${jobId('n')}, 'outbound', jsonb_build_object('noticeId', n, 'lane', ${lane}),
         ${done}, ${lane}, 'key_strict_fifo', ${at}, ${at}, ${at}, ${at} from generate_series(1, ${size}, 3) as n`,
    ],
  ];
}
