export { conversations } from './conversations.schema.js';
export { lessonReferences } from './lesson-references.schema.js';
export { messages } from './messages.schema.js';
export * from './messaging.schema.js';
export { notificationDeliveries } from './notification-deliveries.schema.js';
export { notifications } from './notifications.schema.js';
export { userReferences } from './user-references.schema.js';
export { videoSessions } from './video-sessions.schema.js';
