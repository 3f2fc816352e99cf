import type { Row } from '../bench.js';

/** Every row that can be measured, by its number in the table of goals. */
export const rows: readonly Row[] = [];
