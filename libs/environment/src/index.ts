export {
  databasePassword,
  parseDatabaseEnvironment,
  parseMigrationEnvironment,
  parseNodeEnv,
  type DatabaseEnvironment,
  type DatabaseTls,
} from './database-environment.js';
export { EnvironmentError, type EnvironmentProblem } from './environment-error.js';
export { exitOnEnvironmentError } from './exit-on-environment-error.js';
export { isConfigured } from './is-configured.js';
export { parseMonitoringEnvironment, type MonitoringEnvironment } from './monitoring-environment.js';
export { parseKafkaEnvironment, type KafkaCredentialsEnvironment, type KafkaEnvironment } from './kafka-environment.js';
export {
  collectProblems,
  parseEnvironment,
  type EnvironmentShape,
  type EnvironmentSource,
  type ParsedEnvironment,
} from './parse-environment.js';
export { parseServiceEnvironment, type ServiceEnvironment, type TransportEnvironment } from './service-environment.js';
export { httpUrl, serviceUrl, serviceUrlVariable } from './service-url.js';
export { ANALYST_ROLE, GATEWAY_PORT, SERVICES, SERVICE_NAMES, type ServiceName, type ServiceNames } from './services.js';
export { parseGatewayTls, refusePlainUrls, schemeOfServices, type CertificateFiles, type TlsEnvironment } from './tls-environment.js';
export { commaSeparated, logLevelShape, nodeEnvShape, wholeNumber, type LogLevel, type NodeEnv } from './shapes.js';
