import { CERTIFICATE } from '../test/certificate.js';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EnvironmentError } from './environment-error.js';
import { parseKafkaEnvironment } from './kafka-environment.js';

const PASSWORD = 'a-password-that-nobody-knows';

/** What is wrong, as it is told. */
function complaintsAbout(source: Record<string, string>): string {
  try {
    parseKafkaEnvironment(source);
  } catch (error) {
    if (error instanceof EnvironmentError) return error.problems.map(({ variable, problem }) => `${variable} ${problem}`).join('\n');
    throw error;
  }
  return '';
}

describe('who the service is to the brokers', () => {
  it('is nobody, in the clear, where nothing is said', () => {
    expect(parseKafkaEnvironment({})).toEqual({ kind: 'kafka', brokers: ['localhost:9092'], replicationFactor: 1, partitions: 6, retentionMs: -1, compaction: { minLagMs: 604_800_000, maxLagMs: 1_814_400_000 } });
  });

  it('is a user with a password, by SCRAM unless it says otherwise', () => {
    const source = { KAFKA_USERNAME: 'edtech-learning', KAFKA_PASSWORD: PASSWORD };
    expect(parseKafkaEnvironment(source).credentials).toEqual({ mechanism: 'scram-sha-512', username: 'edtech-learning', password: PASSWORD });
    expect(parseKafkaEnvironment({ ...source, KAFKA_SASL_MECHANISM: 'plain' }).credentials).toMatchObject({ mechanism: 'plain' });
  });

  it('takes the password from a mounted file', () => {
    const directory = mkdtempSync(join(tmpdir(), 'edtech-kafka-environment-'));
    try {
      writeFileSync(join(directory, 'password'), `${PASSWORD}\n`);
      const source = { KAFKA_USERNAME: 'edtech-learning', KAFKA_PASSWORD_FILE: join(directory, 'password') };
      expect(parseKafkaEnvironment(source).credentials).toMatchObject({ password: PASSWORD });
    } finally {
      rmSync(directory, { recursive: true });
    }
  });

  it.each([
    [{ KAFKA_USERNAME: 'u' }, 'KAFKA_PASSWORD is missing, but KAFKA_USERNAME is set'],
    [{ KAFKA_PASSWORD: PASSWORD }, 'KAFKA_USERNAME is missing, but KAFKA_PASSWORD is set'],
    [
      { KAFKA_SASL_MECHANISM: 'plain' },
      'KAFKA_USERNAME is missing, but KAFKA_SASL_MECHANISM is set\nKAFKA_PASSWORD is missing, but KAFKA_SASL_MECHANISM is set',
    ],
    [{ KAFKA_TLS_CA: CERTIFICATE }, 'KAFKA_TLS must be true where KAFKA_TLS_CA is set'],
  ])('does not boot half configured, and names what is missing: %#', (source, complaint) => {
    expect(complaintsAbout(source)).toBe(complaint);
  });

  it('refuses the default password in production', () => {
    const source = { KAFKA_BROKERS: 'kafka:9092', KAFKA_USERNAME: 'edtech-learning', KAFKA_PASSWORD: 'edtech' };
    expect(complaintsAbout({ ...source, NODE_ENV: 'production' })).toMatch(/^KAFKA_PASSWORD is a default password/);
    expect(complaintsAbout(source)).toBe('');
  });

  it('names all that is wrong at once, and tells no secret', () => {
    const complaints = complaintsAbout({ KAFKA_BROKERS: ',', KAFKA_PASSWORD: PASSWORD, KAFKA_TLS: 'true', KAFKA_TLS_CA: PASSWORD });
    expect(complaints.split('\n').map((line) => line.split(' ')[0])).toEqual(['KAFKA_BROKERS', 'KAFKA_USERNAME', 'KAFKA_TLS_CA']);
    expect(complaints).not.toContain(PASSWORD);
  });

  it('trusts the well-known authorities, or the one that it is given, on one line or on several', () => {
    expect(parseKafkaEnvironment({ KAFKA_TLS: 'true' }).tls).toEqual({});
    expect(parseKafkaEnvironment({ KAFKA_TLS: 'true', KAFKA_TLS_CA: CERTIFICATE }).tls).toEqual({ ca: CERTIFICATE });
    expect(parseKafkaEnvironment({ KAFKA_TLS: 'true', KAFKA_TLS_CA: CERTIFICATE.replaceAll('\n', '\\n') }).tls).toEqual({ ca: CERTIFICATE });
    expect(parseKafkaEnvironment({ KAFKA_TLS: 'false' }).tls).toBeUndefined();
  });

  it('keeps topics for ever, or for the time that it is told, but not for a moment only', () => {
    expect(parseKafkaEnvironment({ KAFKA_TOPIC_RETENTION_MS: '604800000' }).retentionMs).toBe(604_800_000);
    expect(parseKafkaEnvironment({ KAFKA_TOPIC_RETENTION_MS: '-1' }).retentionMs).toBe(-1);
    for (const wrong of ['0', '-2', '60000', '7d', '1e9']) expect(complaintsAbout({ KAFKA_TOPIC_RETENTION_MS: wrong })).toMatch(/^KAFKA_TOPIC_RETENTION_MS must be -1/);
  });

  it('lets state topics be compacted between a week and three, or as it is told, but not latest before earliest', () => {
    const lags = (min: string, max: string) => ({ KAFKA_STATE_TOPIC_MIN_LAG_MS: min, KAFKA_STATE_TOPIC_MAX_LAG_MS: max });
    expect(parseKafkaEnvironment(lags('0', '1000')).compaction).toEqual({ minLagMs: 0, maxLagMs: 1_000 });
    expect(complaintsAbout(lags('2000', '1999'))).toBe('KAFKA_STATE_TOPIC_MAX_LAG_MS must not be less than KAFKA_STATE_TOPIC_MIN_LAG_MS');
    expect(complaintsAbout(lags('-1', '0')).split('\n').map((line) => line.split(' ')[0])).toEqual(['KAFKA_STATE_TOPIC_MIN_LAG_MS', 'KAFKA_STATE_TOPIC_MAX_LAG_MS']);
  });
});
