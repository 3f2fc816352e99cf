/** `CHECK` that a text column holds one of a few words, as Postgres words it. */
const oneOf = (column: string, ...words: readonly string[]): string =>
  `CHECK ((${column} = ANY (ARRAY[${words.map((word) => `'${word}'::text`).join(', ')}])))`;
const between = (value: string, low: string, high: string): string => `CHECK (((${value} >= ${low}) AND (${value} <= ${high})))`;
const references = (column: string, target: string): string => `FOREIGN KEY (${column}) REFERENCES ${target}`;
const OCCUPIES = `WHERE ((status = ANY (ARRAY['held'::text, 'scheduled'::text, 'completed'::text])))`;

/** What the mission asks of the tables themselves, by table, as {@link findFacts} words it. */
export const MISSION_GUARANTEES: Readonly<Record<string, readonly string[]>> = {
  'identity.users': [
    'PRIMARY KEY (id)',
    'UNIQUE INDEX btree (lower(email))',
    'column first_name text NOT NULL',
    'column last_name text NOT NULL',
    oneOf('role', 'student', 'tutor', 'admin'),
    oneOf('status', 'active', 'suspended', 'deleted'),
    'TRIGGER users_keep_created_at',
    'TRIGGER users_touch_updated_at',
  ],
  'identity.user_profiles': [
    'PRIMARY KEY (user_id)',
    references('user_id', 'identity.users(id) ON DELETE CASCADE'),
    'CHECK ((char_length(bio) <= 2000))',
    'column preferences jsonb NOT NULL',
    'column settings jsonb NOT NULL',
  ],
  'identity.user_sessions': ['PRIMARY KEY (session_id)', references('user_id', 'identity.users(id) ON DELETE CASCADE'), 'INDEX btree (user_id)'],
  'identity.auth_tokens': [
    references('user_id', 'identity.users(id) ON DELETE CASCADE'),
    'UNIQUE INDEX btree (token)',
    // Only a hash fits.
    `CHECK ((token ~ '^[0-9a-f]{64}$'::text))`,
    oneOf('type', 'refresh', 'email_verify', 'password_reset'),
  ],
  'learning.tutors': ['UNIQUE (user_id)', 'CHECK ((hourly_rate_minor >= 0))', 'INDEX gin (subjects)', 'INDEX gin (languages)', 'column is_verified boolean NOT NULL'],
  'learning.students': ['UNIQUE (user_id)', 'column learning_goals jsonb NOT NULL'],
  'learning.courses': [
    references('tutor_id', 'learning.tutors(id)'),
    'column title text NOT NULL',
    between('char_length(title)', '1', '200'),
    'CHECK ((duration > 0))',
    'INDEX btree (tutor_id, id)',
  ],
  'learning.lessons': [
    'column course_id uuid',
    references('course_id', 'learning.courses(id)'),
    references('tutor_id', 'learning.tutors(id)'),
    references('student_id', 'learning.students(id)'),
    `EXCLUDE USING gist (tutor_id WITH =, tstzrange(scheduled_at, ends_at) WITH &&) ${OCCUPIES}`,
    `EXCLUDE USING gist (student_id WITH =, tstzrange(scheduled_at, ends_at) WITH &&) ${OCCUPIES}`,
    oneOf('status', 'held', 'scheduled', 'released', 'cancelled', 'completed'),
    'TRIGGER lessons_legal_steps',
    // What calendars and lists are read by.
    'INDEX btree (tutor_id, scheduled_at)',
    'INDEX btree (student_id, scheduled_at)',
    'INDEX btree (status, scheduled_at)',
    'INDEX btree (tutor_id, status)',
    'INDEX btree (student_id, status)',
  ],
  'learning.matching_requests': [references('student_id', 'learning.students(id)'), 'column requirements jsonb NOT NULL'],
  'learning.tutor_availability': [
    references('tutor_id', 'learning.tutors(id)'),
    between('day_of_week', '0', '6'),
    'CHECK ((end_time > start_time))',
    'column time_zone text NOT NULL',
    'EXCLUDE USING gist (tutor_id WITH =, day_of_week WITH =, ' +
      'int4range((EXTRACT(epoch FROM start_time))::integer, (EXTRACT(epoch FROM end_time))::integer) WITH &&)',
  ],
  'payment.payments': [
    'CHECK ((amount_minor > 0))',
    'CHECK (((amount_minor = (platform_fee_minor + tutor_share_minor)) AND (platform_fee_minor >= 0) AND (tutor_share_minor >= 0)))',
    oneOf('status', 'authorization_pending', 'authorized', 'declined', 'capture_pending', 'captured', 'void_pending', 'voided', 'refunded'),
    'TRIGGER payments_guard',
  ],
  'payment.transactions': [
    references('payment_id', 'payment.payments(id)'),
    oneOf('type', 'charge', 'fee', 'transfer', 'refund', 'reversal', 'payout'),
    'UNIQUE (stripe_transaction_id)',
    'TRIGGER transactions_balance',
  ],
  'payment.payouts': [
    'INDEX btree (tutor_user_id, id)',
    'UNIQUE (tutor_user_id, period, currency)',
    'UNIQUE (stripe_payout_id)',
    oneOf('status', 'pending', 'paid', 'failed'),
  ],
  'payment.invoices': [references('payment_id', 'payment.payments(id)'), 'UNIQUE (payment_id)', 'UNIQUE (year, sequence)', 'TRIGGER invoices_immutable'],
  'payment.refunds': [
    references('payment_id', 'payment.payments(id)'),
    oneOf('reason', 'cancelled_by_student', 'cancelled_by_tutor', 'tutor_absent', 'quality', 'duplicate', 'other'),
    oneOf('status', 'pending', 'succeeded', 'failed'),
    'TRIGGER refunds_within_payment',
  ],
  'payment.stripe_accounts': ['UNIQUE (tutor_user_id)', 'UNIQUE (stripe_account_id)', 'column onboarding_complete boolean NOT NULL'],
  'communication.conversations': ['column lesson_id uuid', 'INDEX gin (participant_ids)', oneOf('status', 'open', 'archived', 'blocked')],
  'communication.messages': [
    references('conversation_id', 'communication.conversations(id)'),
    'UNIQUE (sender_user_id, client_message_id)',
    between('char_length(content)', '1', '4000'),
    oneOf('message_type', 'text', 'file', 'system'),
    'INDEX btree (conversation_id, "timestamp", id)',
  ],
  'communication.notifications': ['UNIQUE (event_id, user_id, type)', 'INDEX btree (user_id, created_at, id)', 'INDEX btree (user_id) WHERE (NOT is_read)'],
  'communication.video_sessions': [
    'UNIQUE INDEX btree (lesson_id) WHERE (ended_at IS NULL)',
    'CHECK (((ended_at IS NULL) OR (started_at IS NULL) OR (ended_at >= started_at)))',
  ],
  'ai.content': ['column title text NOT NULL', 'column content_type enum(article, video, exercise, quiz) NOT NULL', 'INDEX gin (search)', 'INDEX btree (subject, id)'],
  'ai.ai_interactions': ['UNIQUE (session_id, turn)', 'INDEX btree (user_id, "timestamp")', 'column model text NOT NULL', 'column sources jsonb NOT NULL'],
  'ai.recommendations': [
    'column target_type enum(tutor, course, content) NOT NULL',
    between('score', '(0)::double precision', '(1)::double precision'),
    'CHECK ((char_length(reason) > 0))',
    'INDEX btree (user_id, score)',
  ],
  'ai.learning_paths': ['column steps jsonb NOT NULL', between('progress', '(0)::double precision', '(1)::double precision'), 'UNIQUE (user_id, subject)'],
  'analytics.reviews': [
    between('rating', '1', '5'),
    'UNIQUE (reviewer_user_id, lesson_id)',
    'CHECK ((reviewer_user_id <> target_user_id))',
    'column target_type enum(tutor, student) NOT NULL',
    'column moderation enum(visible, hidden) NOT NULL',
  ],
  'analytics.analytics_events': ['PRIMARY KEY (id)', 'column metadata jsonb NOT NULL', 'INDEX btree (event_type, "timestamp")'],
  'analytics.reports': ['column type enum(platform_activity, revenue, tutor_performance) NOT NULL', 'column watermark timestamp with time zone NOT NULL'],
  'analytics.user_metrics': ['UNIQUE (user_id)', 'column bayesian_rating double precision'],
};
