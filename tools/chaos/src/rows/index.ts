import type { ChaosRow } from '../rig/types.js';
import { servicesKilled } from './01-services-killed.js';
import { relayKilledBetweenProduceAndMark } from './02-relay-killed.js';
import { consumerKilledBeforeOffset } from './03-consumer-killed.js';
import { twoRelays } from './04-two-relays.js';
import { rebalanceStorm } from './05-rebalance-storm.js';
import { handlerExceedsSession } from './06-handler-exceeds-session.js';
import { brokerKilled } from './07-broker-killed.js';
import { brokerUnreachable } from './08-broker-unreachable.js';
import { commitOrderReversed } from './09-commit-order-reversed.js';
import { poisonEvents } from './10-poison.js';
import { redelivery } from './11-redelivery.js';
import { oddPayloads } from './12-odd-payloads.js';
import { vacuumBlocked } from './13-vacuum-blocked.js';
import { postgresKilled } from './14-postgres-killed.js';
import { brokenDisk } from './15-broken-disk.js';
import { commitAnswerLost } from './16-commit-answer-lost.js';
import { erasuresUnderKills } from './36-erasures-under-kills.js';

/** The rows of faults.md that are about events, in its order, and the erasure of people, which goes by events. */
export const rows: readonly ChaosRow[] = [
  servicesKilled,
  relayKilledBetweenProduceAndMark,
  consumerKilledBeforeOffset,
  twoRelays,
  rebalanceStorm,
  handlerExceedsSession,
  brokerKilled,
  brokerUnreachable,
  commitOrderReversed,
  poisonEvents,
  redelivery,
  oddPayloads,
  vacuumBlocked,
  postgresKilled,
  brokenDisk,
  commitAnswerLost,
  erasuresUnderKills,
];
