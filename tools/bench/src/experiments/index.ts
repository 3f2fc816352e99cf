import type { Experiment } from '../bench.js';

/** What decisions in `docs/decisions` rest on. */
export const experiments: readonly Experiment[] = [];
