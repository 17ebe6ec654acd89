import type { Actor, ShopContext } from '../context.ts';
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
  at: string;
};

/** What happened to an order, first step first. */
export async function readHistory(ctx: Pick<ShopContext, 'em'>, orderId: number): Promise<OrderStepView[]> {
  const steps = await rows<Omit<OrderStepView, 'at'> & { atMs: number }>(
    ctx.em,
    `select step.event, step."from", step."to", step.actor_kind as "actorKind", nullif(step.data->>'reason', '') as reason,
       coalesce(owner.name, customer.name) as "actorName", (extract(epoch from step.at) * 1000)::float8 as "atMs"
     from order_event as step
     left join owner on step.actor_kind = 'owner' and owner.id = step.actor_id
     left join customer on step.actor_kind = 'customer' and customer.id = step.actor_id
     where step.order_id = ? order by step.id`,
    [orderId],
  );
  return steps.map(({ atMs, ...step }) => ({ ...step, at: new Date(atMs).toISOString() }));
}
