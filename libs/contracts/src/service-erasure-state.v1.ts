import { z } from 'zod';
import { id, instant } from './values.js';

/** That a service holds nothing of a person any more. */
export const serviceErasureStateV1 = z.object({
  erasureId: id,
  userId: id,
  completedAt: instant,
});
