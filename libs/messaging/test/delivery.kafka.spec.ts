import { Logger } from '@nestjs/common';
import { KafkaTransport } from '../src/index.js';
import { describeDelivery } from './describe-delivery.js';

jest.setTimeout(60_000);
// Faults are made on purpose here; the log would be full of them.
Logger.overrideLogger(false);

describeDelivery('Kafka', () => new KafkaTransport({ brokers: process.env['EDTECH_TEST_KAFKA_BROKERS']?.split(',') ?? [], clientId: 'edtech-spec', partitions: 3, replicationFactor: 1 }));
