import { KafkaTransport } from '../src/index.js';
import { describeDelivery } from './describe-delivery.js';

jest.setTimeout(60_000);

describeDelivery('Kafka', () => new KafkaTransport({ brokers: process.env['EDTECH_TEST_KAFKA_BROKERS']?.split(',') ?? [], clientId: 'edtech-spec', partitions: 3, replicationFactor: 1 }));
