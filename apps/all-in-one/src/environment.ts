import { collectProblems, parseServiceEnvironment, type EnvironmentSource, type ServiceEnvironment } from '@edtech/environment';
import { parseGatewayEnvironment, type GatewayEnvironment } from '@edtech/gateway';
import { services } from './services.js';

/** What each of the seven would read in a process of its own. */
export interface AllInOneEnvironment {
  /** In the order of `services`. */
  readonly services: readonly ServiceEnvironment[];
  readonly gateway: GatewayEnvironment;
}

/**
 * Reads everything the seven need; events stay in the process.
 *
 * @throws EnvironmentError naming every variable of any of them that is wrong
 */
export function parseAllInOneEnvironment(source: EnvironmentSource): AllInOneEnvironment {
  const inProcess = { ...source, EVENT_TRANSPORT: 'in-process' };
  const [gateway, ...parsed] = collectProblems<[GatewayEnvironment, ...ServiceEnvironment[]]>([
    () => parseGatewayEnvironment(inProcess),
    ...services.map(({ service, environment }) => () => parseServiceEnvironment(service, environment, inProcess)),
  ]);
  return { gateway, services: parsed };
}
