import { z } from 'zod';
import { secretPassword } from './database-environment.js';
import { EnvironmentError } from './environment-error.js';
import { isConfigured } from './is-configured.js';
import { collectProblems, parseEnvironment, type EnvironmentSource } from './parse-environment.js';
import { certificates, commaSeparated, wholeNumber } from './shapes.js';

const DAY_MS = 86_400_000;
const YEAR_MS = 365 * DAY_MS;

/** Who the service is to the brokers. */
export interface KafkaCredentialsEnvironment {
  readonly mechanism: 'plain' | 'scram-sha-256' | 'scram-sha-512';
  readonly username: string;
  readonly password: string;
}

/** The brokers, how to reach them, and how topics are made. */
export interface KafkaEnvironment {
  readonly kind: 'kafka';
  readonly brokers: string[];
  readonly replicationFactor: number;
  readonly partitions: number;
  /** How long topics keep their messages, in milliseconds; -1: for ever. */
  readonly retentionMs: number;
  /** When state topics drop what a later message of the same key has replaced, in milliseconds: not before, and no later than about. */
  readonly compaction: { readonly minLagMs: number; readonly maxLagMs: number };
  /** Absent: the brokers let anybody in. */
  readonly credentials?: KafkaCredentialsEnvironment;
  /** Absent: in the clear. `ca`: the PEM of who vouches for the brokers; absent: the well-known authorities. */
  readonly tls?: { readonly ca?: string };
}

/** @throws EnvironmentError naming every variable that is wrong. */
export function parseKafkaEnvironment(source: EnvironmentSource): KafkaEnvironment {
  const [common, credentials, tls] = collectProblems([() => parseBrokers(source), () => parseCredentials(source), () => parseTls(source)]);
  return { kind: 'kafka', ...common, ...(credentials && { credentials }), ...(tls && { tls }) };
}

function parseBrokers(source: EnvironmentSource): Pick<KafkaEnvironment, 'brokers' | 'replicationFactor' | 'partitions' | 'retentionMs' | 'compaction'> {
  const production = source['NODE_ENV'] === 'production';
  const parsed = parseEnvironment(
    {
      KAFKA_BROKERS: production ? commaSeparated() : commaSeparated().default(['localhost:9092']),
      KAFKA_REPLICATION_FACTOR: wholeNumber(1, 9).default(production ? 3 : 1),
      KAFKA_TOPIC_PARTITIONS: wholeNumber(1, 1_000).default(6),
      KAFKA_TOPIC_RETENTION_MS: retention().default(-1),
      KAFKA_STATE_TOPIC_MIN_LAG_MS: wholeNumber(0, YEAR_MS).default(7 * DAY_MS),
      KAFKA_STATE_TOPIC_MAX_LAG_MS: wholeNumber(1, YEAR_MS).default(21 * DAY_MS),
    },
    source,
  );
  const compaction = { minLagMs: parsed.KAFKA_STATE_TOPIC_MIN_LAG_MS, maxLagMs: parsed.KAFKA_STATE_TOPIC_MAX_LAG_MS };
  if (compaction.maxLagMs < compaction.minLagMs) {
    throw new EnvironmentError([{ variable: 'KAFKA_STATE_TOPIC_MAX_LAG_MS', problem: 'must not be less than KAFKA_STATE_TOPIC_MIN_LAG_MS' }]);
  }
  return {
    brokers: parsed.KAFKA_BROKERS,
    replicationFactor: parsed.KAFKA_REPLICATION_FACTOR,
    partitions: parsed.KAFKA_TOPIC_PARTITIONS,
    retentionMs: parsed.KAFKA_TOPIC_RETENTION_MS,
    compaction,
  };
}

/** An hour at least: less would forget what a consumer has had no time to read. */
function retention(): z.ZodType<number> {
  const error = 'must be -1 (for ever) or a whole number of milliseconds from 3600000 (an hour)';
  return z
    .string()
    .regex(/^(-1|\d{1,15})$/, { error, abort: true })
    .transform(Number)
    .refine((value) => value === -1 || value >= 3_600_000, { error });
}

function parseCredentials(source: EnvironmentSource): KafkaCredentialsEnvironment | undefined {
  const { KAFKA_SASL_MECHANISM: mechanism, ...user } = parseEnvironment(
    {
      KAFKA_USERNAME: z.string().optional(),
      KAFKA_PASSWORD: (source['NODE_ENV'] === 'production' ? secretPassword() : z.string()).optional(),
      KAFKA_SASL_MECHANISM: z.enum(['plain', 'scram-sha-256', 'scram-sha-512']).optional(),
    },
    source,
  );
  if (!isConfigured(mechanism === undefined ? user : { ...user, KAFKA_SASL_MECHANISM: mechanism })) return undefined;
  const { KAFKA_USERNAME: username = '', KAFKA_PASSWORD: password = '' } = user;
  return { mechanism: mechanism ?? 'scram-sha-512', username, password };
}

function parseTls(source: EnvironmentSource): { ca?: string } | undefined {
  const { KAFKA_TLS: on, KAFKA_TLS_CA: ca } = parseEnvironment(
    { KAFKA_TLS: z.enum(['true', 'false']).default('false'), KAFKA_TLS_CA: certificates().optional() },
    source,
  );
  if (on === 'true') return ca === undefined ? {} : { ca };
  if (ca === undefined) return undefined;
  throw new EnvironmentError([{ variable: 'KAFKA_TLS', problem: 'must be true where KAFKA_TLS_CA is set' }]);
}
