import type { Row } from '../bench.js';
import { drainingTheOutbox } from './row-5-draining-the-outbox.js';

/** Every row that can be measured, by its number in the table of goals. */
export const rows: readonly Row[] = [drainingTheOutbox];
