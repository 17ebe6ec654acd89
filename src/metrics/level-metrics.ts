import { Gauge, type Registry } from 'prom-client';
import type { QueueLevel } from '#src/queue/lanes.ts';
import type { Holds } from '#src/shop/orders/count-holds.ts';

/** What stands in the database at one moment. */
export interface Levels {
  queues: QueueLevel[];
  holds: Holds;
}

export interface LevelMetrics {
  show(levels: Levels): void;
  /** The database does not answer: shows that, and no number that may be wrong by now. */
  hide(): void;
}

/** Levels that all nodes share; each node that is asked shows the same ones. */
export function createLevelMetrics(registry: Registry): LevelMetrics {
  const registers = [registry];
  const plain = (name: string, help: string) => new Gauge({ name, help, registers });
  const queueGauge = (name: string, help: string) =>
    new Gauge({ name, help, labelNames: ['queue', 'state'], registers });

  const up = plain('sotuv_database_up', '1 when the database answered this scrape in time, else 0.');
  const jobs = queueGauge(
    'sotuv_queue_jobs',
    'Events, notices and receipts that wait, are postponed, are retrying or running.',
  );
  const ages = queueGauge('sotuv_queue_oldest_age_seconds', 'Age of the oldest job in this state; 0 without one.');
  const parkedJobs = plain('sotuv_parked_jobs', 'Jobs that were given up and wait for somebody to look.');
  const parkedAge = plain('sotuv_parked_oldest_age_seconds', 'Since the oldest of them was given up; 0 without one.');
  const orders = new Gauge({
    name: 'sotuv_orders_holding',
    help: 'Orders that hold goods without being paid for certain.',
    labelNames: ['status'],
    registers,
  });
  const units = plain('sotuv_stock_held_units', 'Pieces held by those orders.');
  const overdue = plain('sotuv_holds_overdue', 'Orders awaiting payment past the end of their hold.');

  const showQueue = ({ queue, ...level }: QueueLevel) => {
    for (const state of ['waiting', 'postponed', 'retrying', 'running'] as const)
      jobs.set({ queue, state }, level[state]);
    ages.set({ queue, state: 'waiting' }, level.oldestWaitingSeconds);
    ages.set({ queue, state: 'running' }, level.oldestRunningSeconds);
  };
  const hide = () => {
    up.set(0);
    for (const gauge of [jobs, ages, orders]) gauge.reset();
    // A gauge without labels would be reset to 0, which is a claim.
    for (const gauge of [parkedJobs, parkedAge, units, overdue]) gauge.remove();
  };
  hide();

  return {
    hide,
    show: ({ queues, holds }) => {
      up.set(1);
      for (const level of queues) {
        if (level.queue !== 'parked') showQueue(level);
        else {
          parkedJobs.set(level.waiting);
          parkedAge.set(level.oldestWaitingSeconds);
        }
      }
      orders.set({ status: 'awaiting_payment' }, holds.awaitingPayment);
      orders.set({ status: 'checking_receipt' }, holds.checkingReceipt);
      units.set(holds.units);
      overdue.set(holds.overdue);
    },
  };
}
