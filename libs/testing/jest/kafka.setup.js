/** Kafka suites use a Postgres too. */
module.exports = require('./postgres.setup.js');
