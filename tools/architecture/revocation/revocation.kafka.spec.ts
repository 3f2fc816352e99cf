import { KafkaTransport } from '@edtech/messaging';
import { describeRevocation } from './describe-revocation.js';

describeRevocation('by Kafka', () => {
  const brokers = process.env['EDTECH_TEST_KAFKA_BROKERS']?.split(',') ?? [];
  const transports = new Map<string, KafkaTransport>();
  const transportOf = (service: string): KafkaTransport => {
    const transport = transports.get(service) ?? new KafkaTransport({ brokers, clientId: `edtech-${service}`, partitions: 3, replicationFactor: 1 });
    transports.set(service, transport);
    return transport;
  };
  return { transportOf, close: async () => void (await Promise.all([...transports.values()].map((transport) => transport.close()))), samples: 20 };
});
