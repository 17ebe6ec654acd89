import { Histogram, type Registry } from 'prom-client';

const bucketsSeconds = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];

export type StepHistogram = Histogram<'step' | 'outcome'>;

/** The way of an update in steps: accept (door), commit (inbox), handle, deliver (notice); timed work beside them. */
export function createStepHistogram(registry: Registry): StepHistogram {
  return new Histogram({
    name: 'sotuv_step_seconds',
    help: 'Time of one step: accept, commit, handle, deliver, timed.',
    labelNames: ['step', 'outcome'],
    buckets: bucketsSeconds,
    registers: [registry],
  });
}
