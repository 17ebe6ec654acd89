import type { Actor, ShopContext } from '../context.ts';
import type { PaymentProof } from '../payments/payment.ts';
import type { VerdictReason } from '../payments/verdict.ts';
import { rows } from '../sql.ts';
import type { OrderStatus } from './order-machine.ts';

/** One step in an order's life as screens see it. `at` is an ISO string in UTC. */
export type OrderStepView = {
  /** `place` or an event of the order machine. */
  event: string;
  from: OrderStatus | null;
  to: OrderStatus;
  actorKind: Actor['kind'];
  /** The owner's or the customer's name. */
  actorName: string | null;
  reason: string | null;
  /** Why the shop refused a receipt by itself. */
  code: VerdictReason | null;
  /** What proved the money, where the step was about money. */
  proof: PaymentProof | null;
  at: string;
};

/** What happened to an order, first step first. */
export async function readHistory(ctx: Pick<ShopContext, 'em'>, orderId: number): Promise<OrderStepView[]> {
  const steps = await rows<Omit<OrderStepView, 'at'> & { atMs: number }>(
    ctx.em,
    `select step.event, step."from", step."to", step.actor_kind as "actorKind", nullif(step.data->>'reason', '') as reason,
       step.data->>'code' as code,
       step.data->>'proof' as proof,
       coalesce(owner.name, customer.name) as "actorName", (extract(epoch from step.at) * 1000)::float8 as "atMs"
     from order_event as step
     left join owner on step.actor_kind = 'owner' and owner.id = step.actor_id
     left join customer on step.actor_kind = 'customer' and customer.id = step.actor_id
     where step.order_id = ? order by step.id`,
    [orderId],
  );
  return steps.map(({ atMs, ...step }) => ({ ...step, at: new Date(atMs).toISOString() }));
}
