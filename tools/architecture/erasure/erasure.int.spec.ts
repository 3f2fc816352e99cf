import { InProcessTransport } from '@edtech/messaging';
import { describeErasure } from './describe-erasure.js';

describeErasure('in the process', async () => {
  const transport = new InProcessTransport({ groups: ['identity', 'learning', 'payment', 'communication', 'ai', 'analytics'] });
  return { transportOf: () => transport, close: () => transport.close() };
});
