import { availableParallelism, cpus, loadavg, totalmem } from 'node:os';

/** On what it was measured; without it no figure means anything. */
export function describeMachine(): { cpu: string; cores: number; memoryGb: number; node: string; loadBefore: number } {
  return {
    cpu: cpus()[0]?.model.trim() ?? 'unknown',
    cores: availableParallelism(),
    memoryGb: Math.round(totalmem() / 2 ** 30),
    node: process.version,
    loadBefore: loadavg()[0] ?? 0,
  };
}
