import type { EntityManager } from '@mikro-orm/core';
import type { ShopContext } from '../context.ts';
import type { Clock, Vault } from '../ports.ts';
import { row, rows } from '../sql.ts';

/** A card of the shop, its number as 16 digits. */
export type CardView = { id: number; number: string; last4: string; holder: string; active: boolean };

type CardRow = Omit<CardView, 'number'> & { numberSealed: string };
type Reader = { em: EntityManager; vault: Vault };

const select = `select id, number_sealed as "numberSealed", last4, holder, retired_at is null as active from payment_card`;

/** One card, also where it is retired. Only the code that sends the payment message shows the number to customers. */
export async function readCard(ctx: Reader, id: number): Promise<CardView | undefined> {
  const found = await row<CardRow>(ctx.em, `${select} where id = ?`, [id]);
  return found && view(ctx.vault, found);
}

/** All cards, those that customers are sent to first. */
export async function listCards(ctx: Reader): Promise<CardView[]> {
  const found = await rows<CardRow>(ctx.em, `${select} order by retired_at is not null, id`);
  return found.map((card) => view(ctx.vault, card));
}

/** Keeps a card; one that was retired comes back. Answers its id. */
export async function keepCard(
  { em, vault, clock }: Reader & { clock: Clock },
  { number, holder }: { number: string; holder: string },
): Promise<number> {
  const kept = await row<{ id: number }>(
    em,
    `insert into payment_card (number_sealed, number_fingerprint, last4, holder, active_from) values (?, ?, ?, ?, ?)
     on conflict (number_fingerprint) do update set holder = excluded.holder, retired_at = null returning id`,
    [vault.seal(number), vault.fingerprint(number), number.slice(-4), holder, clock.now()],
  );
  if (!kept) throw new Error('The card was not kept.');
  return kept.id;
}

/** Moves the card of a shop from before cards had a table. Called at start; safe to repeat. */
export async function adoptOldCard(ctx: Pick<ShopContext, 'em' | 'vault' | 'clock'>): Promise<void> {
  const old = await row<{ sealed: string; holder: string }>(
    ctx.em,
    `select card_number_sealed as sealed, coalesce(card_holder, '') as holder from shop_settings
     where id = 1 and coalesce(card_number_sealed, '') <> ''`,
  );
  if (!old) return;
  const id = await keepCard(ctx, { number: ctx.vault.open(old.sealed), holder: old.holder });
  await rows(
    ctx.em,
    `update orders set card_id = ? where card_id is null and status in ('awaiting_payment', 'checking_receipt')`,
    [id],
  );
  await rows(ctx.em, 'update shop_settings set card_number_sealed = null, card_holder = null where id = 1');
}

function view(vault: Vault, { numberSealed, ...card }: CardRow): CardView {
  return { ...card, number: vault.open(numberSealed) };
}
