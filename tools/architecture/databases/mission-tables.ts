import type { ServiceName } from '@edtech/environment';

/** One of the tables that the platform was asked for. */
export interface MissionTable {
  /** Its number in the mission. */
  readonly number: string;
  readonly service: ServiceName;
  readonly table: string;
  /** As the mission spells them: `firstName`. */
  readonly fields: readonly string[];
}

const table = (number: string, service: ServiceName, name: string, fields: string): MissionTable => {
  return { number, service, table: name, fields: fields.split(' ') };
};

/** The twenty-eight, with every field that the mission names. Services have more, and name those as they like. */
export const MISSION_TABLES: readonly MissionTable[] = [
  table('T01', 'identity', 'users', 'id email firstName lastName role status createdAt updatedAt'),
  table('T02', 'identity', 'user_profiles', 'userId bio preferences settings'),
  table('T03', 'identity', 'user_sessions', 'userId sessionId expiresAt'),
  table('T04', 'identity', 'auth_tokens', 'userId token type expiresAt'),
  table('T05', 'learning', 'tutors', 'id userId email name hourlyRate subjects languages isVerified'),
  table('T06', 'learning', 'students', 'id userId email name learningGoals preferredLanguages'),
  table('T07', 'learning', 'courses', 'id tutorId title description price duration'),
  table('T08', 'learning', 'lessons', 'id courseId tutorId studentId scheduledAt status meetingUrl'),
  table('T09', 'learning', 'matching_requests', 'id studentId subject budget requirements'),
  table('T10', 'learning', 'tutor_availability', 'id tutorId dayOfWeek startTime endTime'),
  table('T11', 'payment', 'payments', 'id lessonId studentUserId tutorUserId amount platformFee status'),
  table('T12', 'payment', 'transactions', 'id paymentId type amount stripeTransactionId'),
  table('T13', 'payment', 'payouts', 'id tutorUserId amount period status stripePayoutId'),
  table('T14', 'payment', 'invoices', 'id paymentId studentUserId tutorUserId amount'),
  table('T15', 'payment', 'refunds', 'id paymentId amount reason status'),
  table('T16', 'payment', 'stripe_accounts', 'id tutorUserId stripeAccountId onboardingComplete'),
  table('T17', 'communication', 'conversations', 'id lessonId participantIds status lastMessageAt'),
  table('T18', 'communication', 'messages', 'id conversationId senderUserId content messageType timestamp'),
  table('T19', 'communication', 'notifications', 'id userId type title content isRead createdAt'),
  table('T20', 'communication', 'video_sessions', 'id lessonId meetingUrl startedAt endedAt recordingUrl'),
  table('T21', 'ai', 'content', 'id creatorUserId title description contentType subject'),
  table('T22', 'ai', 'ai_interactions', 'id userId sessionId query response timestamp'),
  table('T23', 'ai', 'recommendations', 'id userId targetType targetId score reason'),
  table('T24', 'ai', 'learning_paths', 'id userId subject steps progress createdAt'),
  table('T25', 'analytics', 'reviews', 'id reviewerUserId targetUserId targetType rating comment'),
  table('T26', 'analytics', 'analytics_events', 'id userId eventType metadata timestamp'),
  table('T27', 'analytics', 'reports', 'id type data generatedAt generatedBy'),
  table('T28', 'analytics', 'user_metrics', 'id userId lessonCount totalSpent avgRating'),
];

/** Money is an amount in minor units and a currency. Every other field is a column of the same name in snake case. */
const MONEY: Readonly<Record<string, readonly [amount: string, currency: string]>> = {
  'tutors.hourlyRate': ['hourly_rate_minor', 'currency'],
  'courses.price': ['price_minor', 'currency'],
  'matching_requests.budget': ['budget_minor', 'currency'],
  'payments.amount': ['amount_minor', 'currency'],
  'payments.platformFee': ['platform_fee_minor', 'currency'],
  'transactions.amount': ['amount_minor', 'currency'],
  'payouts.amount': ['amount_minor', 'currency'],
  'invoices.amount': ['amount_minor', 'currency'],
  'refunds.amount': ['amount_minor', 'currency'],
  'user_metrics.totalSpent': ['total_spent_minor', 'total_spent_currency'],
};

/** The columns that hold a field of a table. */
export function columnsOf({ table: name }: MissionTable, field: string): readonly string[] {
  return MONEY[`${name}.${field}`] ?? [field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)];
}
