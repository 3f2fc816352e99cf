/** Ends the Postgres of this jest run once its last user is done. */
const RUNNING = Symbol.for('edtech.test-postgres');

module.exports = async function stopTestPostgres() {
  const running = globalThis[RUNNING];
  if (!running || --running.users > 0) return;
  delete globalThis[RUNNING];
  await running.stop();
};
