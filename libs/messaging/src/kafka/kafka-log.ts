import { Logger } from '@nestjs/common';
import { logLevel, type LogEntry } from 'kafkajs';

/** What the client reports as an error although it is part of an ordinary day: a fresh broker, a group that changes. */
const ORDINARY = /coordinator is loading|group is rebalancing|not the correct coordinator|does not host this topic-partition|leadership election|Limiting retries/i;

const logger = new Logger('Kafka');

/**
 * Sends the client's log to the service's. Its errors are warnings here: whether something is really wrong, the relay
 * and the watchdog say. Never what a message contains: only the text and where it happened.
 */
export function kafkaLog() {
  return ({ level, namespace, log: { message, broker, groupId, topic, error } }: LogEntry): void => {
    const where = Object.entries({ broker, groupId, topic })
      .flatMap(([name, value]) => (typeof value === 'string' ? [`${name} ${value}`] : []))
      .join(', ');
    const cause = typeof error === 'string' && !message.includes(error) ? `: ${error}` : '';
    const line = `${namespace}: ${message}${cause}${where === '' ? '' : ` (${where})`}`;
    if (level <= logLevel.WARN && !ORDINARY.test(line)) logger.warn(line);
    else logger.debug(line);
  };
}
