/**
 * Topics of which only the last event of each key is kept for ever: those before it go some time after it was published
 * (compaction), and with them what was said about people who are erased since. Every event there carries the whole state of its
 * aggregate, and consumers do nothing but copy it: whoever has the last one has missed nothing.
 *
 * All other topics keep every event for ever. They hold nothing personal: ids, amounts, and what was published for everyone.
 */
export const stateTopics = ['edtech.identity.user', 'edtech.identity.consent', 'edtech.learning.student', 'edtech.learning.tutor'] as const;

/** Whether only the last event of each key is sure to be on a topic. */
export function isStateTopic(topic: string): boolean {
  return (stateTopics as readonly string[]).includes(topic);
}
