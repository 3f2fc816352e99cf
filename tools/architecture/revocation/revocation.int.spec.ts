import { InProcessTransport } from '@edtech/messaging';
import { describeRevocation } from './describe-revocation.js';

describeRevocation('in the process', () => {
  const transport = new InProcessTransport({ groups: ['identity', 'payment'] });
  return { transportOf: () => transport, close: () => transport.close(), samples: 50 };
});
