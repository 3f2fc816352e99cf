import type { ServiceEnvironment } from '@edtech/environment';
import { kafkaClientId, KafkaTransport, type EventTransport } from '@edtech/messaging';
import { StartError } from './start-error.js';

/** The transport that the environment asks for. */
export function createTransport({ service, transport }: Pick<ServiceEnvironment, 'service' | 'transport'>): EventTransport {
  if (transport.kind === 'in-process') {
    throw new StartError(
      `${service} runs in a process of its own, where EVENT_TRANSPORT=in-process would carry its events nowhere: ` +
        'set EVENT_TRANSPORT=kafka and KAFKA_BROKERS, or start the all-in-one.',
    );
  }
  const { kind: _kind, ...brokersAndTopics } = transport;
  return new KafkaTransport({ ...brokersAndTopics, clientId: kafkaClientId(service) });
}
