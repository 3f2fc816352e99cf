import 'reflect-metadata';
import { exitOnEnvironmentError } from '@edtech/environment';
import { exitWith, keepHeapSmall, stopOnSignal } from '@edtech/service-host/http';
import { parseGatewayEnvironment } from './environment.js';
import { startGateway } from './start-gateway.js';

keepHeapSmall();
const environment = exitOnEnvironmentError(() => parseGatewayEnvironment(process.env));
startGateway(environment).then((gateway) => {
  process.on('SIGHUP', () => void gateway.reloadSupergraph());
  return stopOnSignal(gateway);
}, exitWith);
