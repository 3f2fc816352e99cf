import { Logger } from '@nestjs/common';
import { logLevel, type LogEntry } from 'kafkajs';

/** What the client reports as an error although it is part of an ordinary day: a fresh broker, a group that changes. */
const ORDINARY =
  /coordinator is (loading|not available)|group is rebalancing|not the correct coordinator|does not host this topic-partition|leadership election|Topic creation errors|Limiting retries/i;

/** A broker that is away is reported several times a second: once in this time is enough. */
const REPEAT_MS = 60_000;

const logger = new Logger('Kafka');

/**
 * Sends the client's log to the service's. Its errors are warnings here: whether something is really wrong, the relay
 * and the watchdog say. Never what a message contains: only the text and where it happened.
 */
export function kafkaLog(): (entry: LogEntry) => void {
  const warned = new Map<string, number>();
  const isNew = (line: string): boolean => {
    const now = performance.now();
    for (const [earlier, time] of warned) if (now - time >= REPEAT_MS) warned.delete(earlier);
    if (warned.has(line)) return false;
    warned.set(line, now);
    return true;
  };
  return ({ level, namespace, log: { message, broker, groupId, topic, error } }) => {
    const where = Object.entries({ broker, groupId, topic })
      .flatMap(([name, value]) => (typeof value === 'string' ? [`${name} ${value}`] : []))
      .join(', ');
    const cause = typeof error === 'string' && !message.includes(error) ? `: ${error}` : '';
    const line = `${namespace}: ${message}${cause}${where === '' ? '' : ` (${where})`}`;
    if (level <= logLevel.WARN && !ORDINARY.test(line) && isNew(line)) logger.warn(line);
    else logger.debug(line);
  };
}
