import { aiService } from '@edtech/ai-service';
import { analyticsService } from '@edtech/analytics-service';
import { communicationService } from '@edtech/communication-service';
import { identityService } from '@edtech/identity-service';
import { learningService } from '@edtech/learning-management-service';
import { paymentService } from '@edtech/payment-service';
import type { AnyServiceDefinition } from '@edtech/service-host';
import { getTableColumns, getTableName, type Table } from 'drizzle-orm';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readPage } from './claimed-tests.js';
import { comparePage, tableOf } from './generated-page.js';

const services: readonly AnyServiceDefinition[] = [identityService, learningService, paymentService, communicationService, aiService, analyticsService];

/** As docs/data.md explains them, the most sensitive first. */
type DataClass = 'secret' | 'confided' | 'personal' | 'books' | 'shown' | 'technical';

/** The most sensitive thing in a table is its class. */
const CLASSES: Readonly<Record<string, Readonly<Record<DataClass, string>>>> = {
  identity: {
    secret: 'auth_tokens credentials pending_sign_ups recovery_codes service_account_secrets sign_in_challenges totp_authenticators guardianships erasures',
    confided: 'consents dates_of_birth security_events email_changes federated_identities passkeys mail_jobs data_exports data_export_parts data_export_pieces erasure_parts',
    personal: 'users user_profiles user_sessions',
    books: '',
    shown: '',
    technical: 'service_accounts attempt_counts used_challenges',
  },
  learning: {
    secret: '',
    confided: 'booking_consents matching_requests matching_candidates',
    personal: 'students tutors lessons enrolments',
    books: '',
    shown: 'tutor_availability courses',
    technical: '',
  },
  payment: {
    secret: '',
    confided: 'payment_consents',
    personal: 'payments refunds payouts stripe_accounts lesson_references',
    books: 'invoices ledger_accounts ledger_entries ledger_journals transactions',
    shown: '',
    technical: 'invoice_counters sandbox_charges sandbox_requests',
  },
  communication: {
    secret: '',
    confided: 'messages notification_deliveries',
    personal: 'user_references conversations notifications lesson_references video_sessions',
    books: '',
    shown: '',
    technical: '',
  },
  ai: {
    secret: '',
    confided: 'ai_interactions',
    personal: 'learners learning_paths recommendations student_references enrolments completed_lessons',
    books: '',
    shown: 'content tutor_references tutor_ratings course_references',
    technical: 'catalogue_revisions',
  },
  analytics: {
    secret: '',
    confided: '',
    personal: 'analytics_events completed_lessons payment_references user_metrics reports',
    books: '',
    shown: 'reviews tutor_ratings',
    technical: '',
  },
};

/** Messaging's, the same in every service: events on their way may be about anybody, and so may what operators wrote of them. */
const OF_MESSAGING: Readonly<Partial<Record<DataClass, string>>> = {
  confided: 'outbox inbox projection_shadows event_operations erased_people',
  technical: 'inbox_positions relay_leases session_revocations',
};

/** Columns with what opens something, or a trace of it, and how they have it. */
const SECRETS: Readonly<Record<string, string>> = {
  'auth_tokens.token': 'SHA-256 of 256 random bits',
  'credentials.passwordHash': 'argon2id',
  'erasures.referenceHash': 'SHA-256 of 256 random bits',
  'guardianships.token': 'SHA-256 of 256 random bits',
  'pending_sign_ups.passwordHash': 'argon2id',
  'pending_sign_ups.token': 'SHA-256 of 256 random bits',
  'recovery_codes.codeHash': 'SHA-256 of random bits (0020)',
  'service_account_secrets.secretHash': 'SHA-256 of 256 random bits',
  'sign_in_challenges.challengeHash': 'SHA-256 of 256 random bits',
  'sign_in_challenges.passwordMark': 'SHA-256 of the hash of a password',
  'totp_authenticators.sealedSecret': 'AES-256-GCM, bound to the user',
};
/** What is called like a secret and is none. */
const HARMLESS = ['used_challenges.challengeHash', 'relay_leases.fencingToken', 'reports.watermark'];

const nameOf = (table: unknown): string => getTableName(table as Table);
const tablesOf = ({ personalData: { rows, events, nobody } }: AnyServiceDefinition): Table[] => [...new Map([...rows.map(({ table }) => table), ...events, ...nobody].map((table) => [nameOf(table), table])).values()];
const classesOf = (service: string): Map<string, DataClass> =>
  new Map(
    [CLASSES[service] ?? {}, OF_MESSAGING].flatMap((classes) => Object.entries(classes).flatMap(([name, tables]) => (tables ?? '').split(' ').filter(Boolean).map((table) => [table, name as DataClass] as const))),
  );
const rightsOf = ({ migrationsFolder }: AnyServiceDefinition) => JSON.parse(readFileSync(join(migrationsFolder, 'rights.json'), 'utf8')) as { appendOnly?: string[]; hiddenFromAnalyst: string[] };

describe.each(services)('the data of $service', (definition) => {
  const classes = classesOf(definition.service);
  const of = (...wanted: DataClass[]) => [...classes].filter(([, one]) => wanted.includes(one)).map(([table]) => table).sort();

  it('have a class, table by table', () => {
    expect([...classes.keys()].sort()).toEqual(tablesOf(definition).map(nameOf).sort());
  });

  it('are technical only where they are about nobody', () => {
    const { rows } = definition.personalData;
    // Who made a service account, and what for.
    expect(of('technical').filter((table) => rows.some((row) => nameOf(row.table) === table && table !== 'service_accounts'))).toEqual([]);
  });

  it('are hidden from the analyst where they are secret or confided', () => {
    const { hiddenFromAnalyst } = rightsOf(definition);
    expect(of('secret', 'confided').filter((table) => !hiddenFromAnalyst.includes(table))).toEqual([]);
  });

  it('are never changed where they are books', () => {
    const { appendOnly = [] } = rightsOf(definition);
    expect(of('books').filter((table) => !appendOnly.includes(table))).toEqual([]);
  });

  it('have no secret but in the list, hashed or sealed, and give none of them away', () => {
    const columns = tablesOf(definition).flatMap((table) => Object.keys(getTableColumns(table)).map((column) => ({ table: nameOf(table), column })));
    const suspicious = columns.filter(({ column }) => /hash$|secret|token$|mark$|password|sealed/i.test(column)).map(({ table, column }) => `${table}.${column}`);
    expect(suspicious.filter((column) => !(column in SECRETS) && !HARMLESS.includes(column))).toEqual([]);
    for (const { table, gives } of definition.personalData.rows) {
      const given = Array.isArray(gives) ? (gives as string[]).map((column) => `${nameOf(table)}.${column}`) : [];
      expect(given.filter((column) => column in SECRETS)).toEqual([]);
    }
    expect(of('secret').filter((table) => !Object.keys(SECRETS).some((column) => column.startsWith(`${table}.`)))).toEqual([]);
  });
});

test('docs/data.md says of every table which class of data it has', () => {
  const rows = services.flatMap(({ service }) =>
    (['secret', 'confided', 'personal', 'books', 'shown', 'technical'] as const).flatMap((name) => {
      const tables = (CLASSES[service]?.[name] ?? '').split(' ').filter(Boolean).sort();
      return tables.length > 0 ? [[service, name, tables.map((table) => `\`${table}\``).join(', ')]] : [];
    }),
  );
  const messaging = Object.entries(OF_MESSAGING).map(([name, tables]) => ['each', name, (tables ?? '').split(' ').sort().map((table) => `\`${table}\``).join(', ')]);
  const secrets = Object.entries(SECRETS).map(([column, how]) => [`\`${column}\``, how]);
  const { says, hasToSay } = comparePage('docs/data.md', `\n${tableOf(['service', 'class', 'tables'], [...rows, ...messaging])}\nSecrets, and what is stored of them:\n\n${tableOf(['column', 'as'], secrets)}`);
  expect(says).toBe(hasToSay);
});

test('docs/data.md explains each class, and what protects it', () => {
  const page = readPage('docs/data.md');
  for (const name of ['secret', 'confided', 'personal', 'books', 'shown', 'technical']) expect([name, page.includes(`\n| **${name}** | `)]).toEqual([name, true]);
});
