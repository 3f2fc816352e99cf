import { InProcessTransport } from '../src/index.js';
import { describeDelivery } from './describe-delivery.js';

jest.setTimeout(60_000);

describeDelivery('handing over in process', (groups) => new InProcessTransport({ groups }));
