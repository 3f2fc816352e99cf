import type { Experiment } from '../bench.js';
import { relaySource } from './relay-source.js';

/** What decisions in `docs/decisions` rest on. */
export const experiments: readonly Experiment[] = [relaySource];
