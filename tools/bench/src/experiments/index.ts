import type { Experiment } from '../bench.js';
import { attacks } from './attacks.js';
import { brokerAway } from './broker-away.js';
import { relaySource } from './relay-source.js';
import { signIns } from './sign-ins.js';
import { silentService } from './silent-service.js';

/** What decisions in `docs/decisions` rest on. */
export const experiments: readonly Experiment[] = [relaySource, brokerAway, signIns, attacks, silentService];
