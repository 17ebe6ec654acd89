import type { Settings } from '../../bench.ts';

/** Makes settings of a pipeline on new, empty data; undefined where the engine is not on this machine. */
export type NextSettings = () => Promise<Settings | undefined>;
