/**
 * Starts one Kafka broker for the whole jest run, beside the Postgres. With EDTECH_TEST_KAFKA_BROKERS set
 * (`host:port,...`) that broker is used instead, and left alone.
 */
const { mkdtemp, rm } = require('node:fs/promises');
const { tmpdir } = require('node:os');
const { join, resolve } = require('node:path');
const startTestPostgres = require('./postgres.setup.js');
const stopTestPostgres = require('./postgres.teardown.js');
const requireSource = require('./require-source.js');

const RUNNING = Symbol.for('edtech.test-kafka');
const PREFIX = 'edtech-test-kafka-';

module.exports = async function startTestKafka() {
  await startTestPostgres();
  if (process.env.EDTECH_TEST_KAFKA_BROKERS) return;
  try {
    const { removeAbandoned, startKafka } = requireSource('kafka', resolve(__dirname, '../../../tools'));
    await removeAbandoned(tmpdir(), PREFIX);
    const directory = await mkdtemp(join(tmpdir(), PREFIX));
    const broker = await startKafka({ directory, port: 0 });
    process.env.EDTECH_TEST_KAFKA_BROKERS = broker.brokers;
    globalThis[RUNNING] = {
      async stop() {
        delete process.env.EDTECH_TEST_KAFKA_BROKERS;
        await broker.stop();
        await rm(directory, { recursive: true, force: true });
      },
    };
  } catch (error) {
    // Without a setup there is no teardown either.
    await stopTestPostgres();
    throw error;
  }
};
