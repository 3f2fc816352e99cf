import { z } from 'zod';
import { id, instant } from '../values.js';

/** How far the erasure of a person's data has come. */
export const erasureStateV1 = z.object({
  erasureId: id,
  userId: id,
  requestedAt: instant,
  completedAt: instant.nullable(),
});
