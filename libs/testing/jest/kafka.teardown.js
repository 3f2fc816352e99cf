module.exports = require('./postgres.teardown.js');
