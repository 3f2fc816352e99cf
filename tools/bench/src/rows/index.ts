import type { Row } from '../bench.js';
import { drainingTheOutbox } from './row-5-draining-the-outbox.js';
import { writingTheOutbox } from './row-6-writing-the-outbox.js';
import { consumingIntoInboxes } from './row-7-consuming-into-inboxes.js';
import { commitToApplied } from './row-8-commit-to-applied.js';
import { orderUnderKills } from './row-9-order-under-kills.js';

/** Every row that can be measured, by its number in the table of goals. */
export const rows: readonly Row[] = [drainingTheOutbox, writingTheOutbox, consumingIntoInboxes, commitToApplied, orderUnderKills];
