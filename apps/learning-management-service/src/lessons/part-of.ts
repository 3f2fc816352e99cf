import type { CurrentUser } from '@edtech/auth';

/** What somebody has to do with a lesson. */
export type Part = 'student' | 'tutor' | 'admin';

/** The viewer's part in a lesson; null for people whom it does not concern. */
export function partOf(lesson: { readonly tutorUserId: string; readonly studentUserId: string }, viewer: CurrentUser): Part | null {
  const userId = viewer.userId.toLowerCase();
  if (lesson.studentUserId === userId) return 'student';
  if (lesson.tutorUserId === userId) return 'tutor';
  return viewer.role === 'admin' ? 'admin' : null;
}
