import type { ServiceName } from '@edtech/environment';
import type { CheckName, CheckResult, Sql } from './types.js';

/** What a check asks: how many things there are to look at, and which of them are wrong, each with a text. */
interface Question {
  readonly examined: string;
  /** Selects one column `what`, one row for each violation. */
  readonly violations: string;
}

/** The aggregates whose rows carry the version of their newest fact. */
const VERSIONED: readonly { readonly topic: string; readonly table: string }[] = [
  { topic: 'edtech.identity.user', table: 'identity.users' },
  { topic: 'edtech.learning.tutor', table: 'learning.tutors' },
  { topic: 'edtech.learning.student', table: 'learning.students' },
  { topic: 'edtech.learning.course', table: 'learning.courses' },
  { topic: 'edtech.learning.lesson', table: 'learning.lessons' },
  { topic: 'edtech.payment.payment', table: 'payment.payments' },
];

/** Acknowledged changes of a state: where their mark stands in the fact that was committed with them. */
const MARKED: readonly { readonly kind: string; readonly type: string; readonly id: string; readonly mark: string }[] = [
  { kind: 'user', type: 'identity.user.updated.v1', id: `data->>'userId'`, mark: `substring(data->>'firstName' from '^M(\\d+)$')` },
  { kind: 'tutor', type: 'learning.tutor.updated.v1', id: `data->>'userId'`, mark: `data#>>'{hourlyRate,amountMinor}'` },
  { kind: 'student', type: 'learning.student.updated.v1', id: `data->>'userId'`, mark: `substring(data#>>'{learningGoals,0,goal}' from '^m(\\d+)$')` },
  { kind: 'course', type: 'learning.course.updated.v1', id: `data->>'courseId'`, mark: `data#>>'{price,amountMinor}'` },
];

/** Acknowledged things that must be there: the kind of the acknowledgement, and the rows that may stand for it. */
const THERE: readonly { readonly kind: string; readonly rows: string }[] = [
  { kind: 'account', rows: `select id::text from identity.users` },
  { kind: 'published-course', rows: `select id::text from learning.courses` },
  { kind: 'enrolment', rows: `select id::text from learning.enrolments` },
  { kind: 'lesson', rows: `select id::text from learning.lessons` },
  { kind: 'completed-lesson', rows: `select id::text from learning.lessons where status = 'completed'` },
  { kind: 'payment', rows: `select lesson_id::text from payment.payments where status in ('authorized', 'capture_pending', 'captured')` },
  { kind: 'review', rows: `select id::text from analytics.reviews` },
  { kind: 'content', rows: `select id::text from ai.content` },
];

interface Copy {
  readonly name: string;
  readonly holder: ServiceName;
  readonly owner: ServiceName;
  readonly copies: string;
  readonly owners: string;
}

/** Every copy that a service keeps of what another one owns, with the fields that both have. */
const COPIES: readonly Copy[] = [
  {
    name: 'communication.user_references',
    holder: 'communication',
    owner: 'identity',
    copies: `select user_id as id, email, name, status, locale, time_zone from communication.user_references`,
    owners: `select id, email, first_name || ' ' || last_name as name, status, locale, time_zone from identity.users`,
  },
  {
    name: 'learning.tutors of identity',
    holder: 'learning',
    owner: 'identity',
    copies: `select user_id as id, email::text, name, time_zone from learning.tutors`,
    owners: `select id, email::text, first_name || ' ' || last_name as name, time_zone from identity.users where role = 'tutor'`,
  },
  {
    name: 'learning.students of identity',
    holder: 'learning',
    owner: 'identity',
    copies: `select user_id as id, email::text, name from learning.students`,
    owners: `select id, email::text, first_name || ' ' || last_name as name from identity.users where role = 'student'`,
  },
  {
    name: 'ai.tutor_references',
    holder: 'ai',
    owner: 'learning',
    copies: `select tutor_id as id, user_id, subjects, languages, hourly_rate_minor, currency, is_verified from ai.tutor_references`,
    owners: `select id, user_id, subjects, languages, hourly_rate_minor, currency, is_verified from learning.tutors`,
  },
  {
    name: 'ai.student_references',
    holder: 'ai',
    owner: 'learning',
    copies: `select student_id as id, user_id, learning_goals, preferred_languages from ai.student_references`,
    owners: `select id, user_id, learning_goals, preferred_languages from learning.students`,
  },
  {
    name: 'ai.course_references',
    holder: 'ai',
    owner: 'learning',
    copies: `select course_id as id, tutor_id, title, subject, price_minor, currency, duration_minutes, status from ai.course_references`,
    owners: `select id, tutor_id, title, subject, price_minor, currency, duration, status from learning.courses`,
  },
  {
    name: 'payment.lesson_references',
    holder: 'payment',
    owner: 'learning',
    copies: `select lesson_id as id, price_minor, currency, status, end_reason from payment.lesson_references`,
    owners: `select id, price_minor, currency, status, end_reason from learning.lessons`,
  },
  {
    name: 'analytics.payment_references',
    holder: 'analytics',
    owner: 'payment',
    copies: `select payment_id as id, lesson_id, amount_minor, refunded_minor, currency, status from analytics.payment_references`,
    owners: `select id, lesson_id, amount_minor, refunded_minor, currency, status from payment.payments where status <> 'authorization_pending'`,
  },
];

/** Each copy against its owner, either way: what is missing, what is too much, what differs. */
function copiesOf(services: readonly ServiceName[]): Question {
  const kept = COPIES.filter(({ holder, owner }) => services.includes(holder) && services.includes(owner));
  if (kept.length === 0) return { examined: 'select 0', violations: `select '' as what where false` };
  return {
    examined: kept.map(({ copies }) => `(select count(*) from (${copies}) c)`).join(' + ').replace(/^/, 'select '),
    violations: kept
      .map(
        ({ name, copies, owners }) => `select '${name}: ours is ' || coalesce(ours.state, 'missing') || ', theirs ' || coalesce(theirs.state, 'missing') as what
          from (select id, c::text as state from (${copies}) c) ours full join (select id, o::text as state from (${owners}) o) theirs using (id)
          where ours.state is distinct from theirs.state`,
      )
      .join('\nunion all\n'),
  };
}

const questions: Record<Exclude<CheckName, 'C'>, Question> = {
  // Each fact x each group that subscribes to its type, anti-joined to the effects.
  L: {
    examined: `select count(*) from chaos.outbox_log f join chaos.subscriptions s using (type)`,
    violations: `select f.type || ' ' || f.event_id || ' of ' || f.aggregate || ' had no effect in ' || s.grp as what
      from chaos.outbox_log f join chaos.subscriptions s using (type)
      where not exists (select from chaos.effects e where e.event_id = f.event_id and e.grp = s.grp)`,
  },
  D: {
    examined: `select count(*) from chaos.effects`,
    violations: `select event_id || ' had ' || count(*) || ' effects in ' || grp as what from chaos.effects group by event_id, grp having count(*) > 1`,
  },
  O: {
    examined: `select count(*) from chaos.effects`,
    violations: `select grp || ' applied version ' || version || ' of ' || aggregate || ' after ' || before as what
      from (select grp, aggregate, version, lag(version) over (partition by grp, aggregate order by seq) as before from chaos.effects) e
      where version <= before`,
  },
  A: {
    examined: `select count(*) from chaos.acks`,
    violations: [
      ...MARKED.map(
        ({ kind, type, id, mark }) => `select a.kind || ' ' || a.id || ': what was acknowledged as ' || a.mark || ' is nowhere' as what
          from chaos.acks a where a.kind = '${kind}'
            and not exists (select from (select ${id} as id, ${mark} as mark from chaos.outbox_log where type = '${type}') f where f.id = a.id and f.mark = a.mark::text)`,
      ),
      ...THERE.map(
        ({ kind, rows }) => `select a.kind || ' ' || a.id || ' was acknowledged and is not there' as what
          from chaos.acks a where a.kind = '${kind}' and not exists (select from (${rows}) t (id) where t.id = a.id)`,
      ),
      // A booking that was asked for again is the same lesson.
      `select 'booking ' || a.id || ' was acknowledged, and is ' || count(distinct l.id) || ' lessons' as what
        from chaos.acks a left join learning.lessons l on l.idempotency_key::text = a.id where a.kind = 'booking' group by a.id having count(distinct l.id) <> 1`,
      ...VERSIONED.map(
        ({ topic, table }) => `select '${table} ' || f.id || ' is at version ' || coalesce(t.version::text, 'none') || ', its facts at ' || f.version as what
          from (select split_part(aggregate, ' ', 2) as id, max(version) as version from chaos.outbox_log where aggregate like '${topic} %' group by 1) f
          left join ${table} t on t.id::text = f.id where t.version is null or t.version < f.version`,
      ),
    ].join('\nunion all\n'),
  },
  B: {
    examined: `select count(*) from payment.ledger_journals`,
    violations: `
      select 'journal ' || journal_id || ' is out by ' || sum(amount_minor) || ' ' || currency as what
        from payment.ledger_entries group by journal_id, currency having sum(amount_minor) <> 0
      union all
      select 'captured payment ' || p.id || ' has ' || count(j.id) || ' captures in the books' from payment.payments p
        left join payment.ledger_journals j on j.payment_id = p.id and j.kind = 'capture' where p.status = 'captured' group by p.id having count(j.id) <> 1
      union all
      select 'the books have a capture of payment ' || p.id || ', which is ' || p.status from payment.ledger_journals j
        join payment.payments p on p.id = j.payment_id where j.kind = 'capture' and p.status not in ('captured', 'refunded', 'partially_refunded')
      union all
      select 'payment ' || p.id || ' of ' || p.amount_minor || ' is ' || p.platform_fee_minor || ' + ' || p.tutor_share_minor from payment.payments p
        where p.platform_fee_minor + p.tutor_share_minor <> p.amount_minor`,
  },
  S: {
    examined: `select count(*) from learning.lessons where status in ('held', 'scheduled', 'completed')`,
    violations: `select 'lessons ' || a.id || ' and ' || b.id || ' overlap' as what from learning.lessons a join learning.lessons b
      on a.id < b.id and (a.tutor_id = b.tutor_id or a.student_id = b.student_id)
        and tstzrange(a.scheduled_at, a.ends_at) && tstzrange(b.scheduled_at, b.ends_at)
      where a.status in ('held', 'scheduled', 'completed') and b.status in ('held', 'scheduled', 'completed')`,
  },
};

/**
 * Evaluates checks; to be called when it is quiet.
 * @param services those that run: what the others would have copied is not missed
 */
export async function runChecks(admin: Sql, names: readonly CheckName[], services: readonly ServiceName[]): Promise<CheckResult[]> {
  await admin`analyze chaos.effects`;
  await admin`analyze chaos.outbox_log`;
  await admin`analyze chaos.acks`;
  const results: CheckResult[] = [];
  for (const name of names) {
    const { examined, violations } = name === 'C' ? copiesOf(services) : questions[name];
    const [seen] = await admin.unsafe(`select (${examined})::int as n`);
    const [wrong] = await admin.unsafe(`with v as (${violations}) select (select count(*)::int from v) as n, array(select what from v limit 5) as examples`);
    results.push({ name, examined: Number(seen?.['n'] ?? 0), violations: Number(wrong?.['n'] ?? 0), examples: (wrong?.['examples'] as string[] | undefined) ?? [] });
  }
  return results;
}
