export { parseGatewayEnvironment, type GatewayEnvironment } from './environment.js';
export { startGateway, type RunningGateway } from './start-gateway.js';
