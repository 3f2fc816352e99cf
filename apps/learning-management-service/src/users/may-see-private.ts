import { viewerOf, type CurrentUser } from '@edtech/auth';
import type { GraphqlContext } from '@edtech/graphql';

/** Whether the viewer may see what only a user and admins may see. For fields, which no guard protects. */
export function maySeePrivate(context: GraphqlContext, userId: string): boolean {
  const viewer = viewerOf(context);
  return viewer !== null && (viewer.role === 'admin' || isSelf(viewer, userId));
}

/** Ids of clients may be written in capitals. */
function isSelf(viewer: CurrentUser, userId: string): boolean {
  return viewer.userId.toLowerCase() === userId.toLowerCase();
}
