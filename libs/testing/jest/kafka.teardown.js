/** Ends the broker and the Postgres of this jest run. */
const stopTestPostgres = require('./postgres.teardown.js');

const RUNNING = Symbol.for('edtech.test-kafka');

module.exports = async function stopTestKafka() {
  const running = globalThis[RUNNING];
  delete globalThis[RUNNING];
  await running?.stop();
  await stopTestPostgres();
};
