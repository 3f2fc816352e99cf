export type { DependencyCheck } from './health/dependency-check.js';
export { createLogger, type LoggerOptions } from './logging/create-logger.js';
export { JsonLogger } from './logging/json-logger.js';
export { ServiceMetrics } from './metrics/service-metrics.js';
export { ObservabilityModule, type ObservabilityOptions } from './observability.module.js';
export { securityLog, SecurityLog, type SecurityEvent, type SecurityLogOptions } from './security/security-log.js';
export { currentCaller, currentService, noteCaller, runAsService, runForRequest, type Caller } from './service-context.js';
export { registerRequestTracing, type FinishedRequest, type RequestTracingOptions } from './tracing/register-request-tracing.js';
export { startTelemetry, type Telemetry, type TelemetryOptions } from './tracing/start-telemetry.js';
