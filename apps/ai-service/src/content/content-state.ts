import type { aiContentPublishedV1, EventData } from '@edtech/contracts';
import type { ContentRow } from '../infrastructure/database/repositories/content.repository.js';

/** What the event about a piece of content says. */
export function contentState({ id: contentId, creatorUserId, title, description, contentType, subject }: ContentRow): EventData<typeof aiContentPublishedV1> {
  return { contentId, creatorUserId, title, description, contentType, subject };
}
