import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { defaultWatchdog } from './kafka-transport.js';

/** Every so often the client tells the group that it lives: see KafkaSubscription. */
const HEARTBEAT_MS = 3_000;

describe('how long a consumer may be silent', () => {
  const { checkMs, stallMs, sessionTimeoutMs } = defaultWatchdog;

  test('is three heartbeats at the least, and no more than four: so long a killed one keeps its partitions from others', () => {
    expect(sessionTimeoutMs).toBeGreaterThan(3 * HEARTBEAT_MS);
    expect(sessionTimeoutMs).toBeLessThanOrEqual(4 * HEARTBEAT_MS);
  });

  test('is less than what it may stand still for: a group that changes is no stalled consumer', () => {
    expect(stallMs).toBeGreaterThanOrEqual(2 * sessionTimeoutMs + checkMs);
  });

  test('is what the promises say', () => {
    const promises = readFileSync(join(__dirname, '../../../../docs/events/guarantees.md'), 'utf8');
    expect(promises.replaceAll(/\s+/g, ' ')).toContain(`once its session has run out: ${sessionTimeoutMs / 1_000} seconds`);
  });
});
