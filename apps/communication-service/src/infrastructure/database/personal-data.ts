import { byAny, byOwner, byUser, messagingPersonalData, personalData } from '@edtech/personal-data';
import * as tables from './schemas/index.js';

const { conversations, lessonReferences, messages, notificationDeliveries, notifications, userReferences, videoSessions } = tables;

/** What is left of a text, for those who still see where it was. */
export const ERASED_TEXT = '[erased]';

const OF_ANOTHER = 'Another person\'s notification: it only names this one.';

/** What communication holds of people. */
export const communicationPersonalData = personalData(tables, {
  ...messagingPersonalData(tables),
  userReferences: {
    found: byUser(userReferences.userId),
    gives: ['userId', 'email', 'name', 'status', 'locale', 'timeZone'],
    // The row stays, with its version: a later copy of an older state must not come alive.
    erasure: { set: (userId) => ({ email: `erased-${userId}@erased.invalid`, name: 'Erased Account', locale: 'en', timeZone: 'UTC' }) },
  },
  conversations: {
    found: byUser(conversations.participantIds),
    gives: ['id', 'lessonId', 'participantIds', 'status', 'lastMessageAt', 'createdAt'],
    erasure: { keep: 'The other person\'s conversation too: ids and times.' },
  },
  messages: {
    found: byUser(messages.senderUserId),
    gives: ['id', 'conversationId', 'content', 'messageType', 'timestamp'],
    // The other person sees that there was one.
    erasure: { set: () => ({ content: ERASED_TEXT }) },
  },
  notifications: [
    { found: byUser(notifications.userId), gives: ['id', 'type', 'lessonId', 'title', 'content', 'isRead', 'createdAt'], erasure: 'delete' },
    {
      as: 'notificationsOfOthers',
      found: byAny(byOwner(notifications.lessonId, lessonReferences.lessonId), byOwner(notifications.eventId, messages.id)),
      gives: { nothing: OF_ANOTHER },
      erasure: { set: () => ({ title: ERASED_TEXT, content: ERASED_TEXT }) },
    },
  ],
  notificationDeliveries: [
    {
      found: byUser(notificationDeliveries.userId),
      gives: ['id', 'channel', 'status', 'subject', 'body', 'createdAt', 'settledAt'],
      withholds: { lastError: 'What the mail server said to us.' },
      erasure: 'delete',
    },
    {
      as: 'notificationDeliveriesOfOthers',
      found: byOwner(notificationDeliveries.notificationId, notifications.id, 'notificationsOfOthers'),
      gives: { nothing: OF_ANOTHER },
      erasure: { set: () => ({ subject: ERASED_TEXT, body: ERASED_TEXT }), keeps: { lastError: 'What the mail server said about the other person\'s address.' } },
    },
  ],
  lessonReferences: {
    found: byUser(lessonReferences.tutorUserId, lessonReferences.studentUserId),
    gives: ['lessonId', 'tutorUserId', 'studentUserId', 'subject', 'scheduledAt'],
    erasure: { keep: 'A copy of the lesson, which the other person has too: ids and a time.' },
  },
  videoSessions: {
    found: byOwner(videoSessions.lessonId, lessonReferences.lessonId),
    gives: ['id', 'lessonId', 'meetingUrl', 'startedAt', 'endedAt', 'recordingUrl', 'createdAt'],
    erasure: { set: () => ({ recordingUrl: null }), keeps: { meetingUrl: 'The address of a room, made from ids.' } },
  },
});
