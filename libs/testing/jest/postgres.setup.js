/**
 * Starts one embedded Postgres for the whole jest run and tells the workers where it is. Also called by the
 * Kafka project's setup: whoever comes second finds it running. With EDTECH_TEST_POSTGRES_URL set (a
 * superuser's url) that server is used instead, and left alone.
 */
const { mkdtemp, rm } = require('node:fs/promises');
const { tmpdir } = require('node:os');
const { join } = require('node:path');
const requireSource = require('./require-source.js');

const RUNNING = Symbol.for('edtech.test-postgres');
const PREFIX = 'edtech-test-postgres-';

/** What a test needs is speed and real passwords; what survives a power cut does not matter. */
const settings = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  shared_buffers: '64MB',
  max_wal_senders: '0',
  wal_level: 'minimal',
  autovacuum: 'off',
  log_min_messages: 'fatal',
};

module.exports = async function startTestPostgres() {
  const running = globalThis[RUNNING];
  if (running) {
    running.users += 1;
    return;
  }
  if (process.env.EDTECH_TEST_POSTGRES_URL) return;
  const { removeAbandoned, startEmbeddedPostgres } = requireSource('embedded-postgres');
  await removeAbandoned(tmpdir(), PREFIX);
  const dataDirectory = await mkdtemp(join(tmpdir(), PREFIX));
  const server = await startEmbeddedPostgres({ dataDirectory, port: 0, maxConnections: 300, settings });
  const { superuser, password, host, port } = server;
  process.env.EDTECH_TEST_POSTGRES_URL = `postgres://${superuser}:${password}@${host}:${port}/postgres`;
  globalThis[RUNNING] = {
    users: 1,
    async stop() {
      delete process.env.EDTECH_TEST_POSTGRES_URL;
      await server.stop();
      await rm(dataDirectory, { recursive: true, force: true });
    },
  };
};
