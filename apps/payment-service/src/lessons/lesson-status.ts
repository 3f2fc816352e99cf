/** Steps of a lesson's life, as learning names them. */
export type LessonStatus = 'held' | 'scheduled' | 'released' | 'cancelled' | 'completed';

/** Whether a lesson will not take place, and so must not be paid for. */
export function isCalledOff(status: LessonStatus): boolean {
  return status === 'released' || status === 'cancelled';
}
