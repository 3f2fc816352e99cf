import { Logger } from '@nestjs/common';
import { InProcessTransport } from '../src/index.js';
import { describeDelivery } from './describe-delivery.js';

jest.setTimeout(60_000);
// Faults are made on purpose here; the log would be full of them.
Logger.overrideLogger(false);

describeDelivery('handing over in process', (groups) => new InProcessTransport({ groups }));
