import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { SERVICES, SERVICE_NAMES } from '@edtech/environment';
import { obtainBroker, type Broker } from './broker.js';
import { existingDatabases, startDatabases, type Databases } from './databases.js';
import { refuseBusyPorts } from './ports.js';
import { portsOf, writeEnvironmentFiles } from './environment-files.js';
import type { Progress } from './progress.js';
import type { StackOptions } from './options.js';
import { loadSecrets } from './secrets.js';
import { StackError } from './stack-error.js';
import { SupervisedProcess, type ProcessPlan } from './supervised-process.js';
import { allInOneProcess, DATABASE_ROLES, gatewayPort, graphqlUrl, separateProcesses, servicePort, type TopologyInput } from './topology.js';
import { waitUntilReady } from './wait-until-ready.js';

const DEFAULT_POSTGRES_PORT = 54320;
const DEFAULT_KAFKA_PORT = 19092;

interface StackPlan extends StackOptions {
  readonly root: string;
  readonly dataDirectory: string;
  readonly inherited: NodeJS.ProcessEnv;
}

/** Everything that one `npm start` runs: started in order of need, stopped in the reverse order. */
export class Stack {
  /** Called when nothing useful is left running. */
  onFatal: () => void = () => undefined;
  private readonly processes: SupervisedProcess[] = [];
  private databases: Databases | undefined;
  private broker: Broker | undefined;
  private stopped = false;

  constructor(
    private readonly plan: StackPlan,
    private readonly progress: Progress,
  ) {}

  /** Starts all of it and answers with the GraphQL URL. */
  async start(): Promise<string> {
    const { services, layout, dataDirectory, inherited } = this.plan;
    this.progress.headline(
      services
        ? `edtech-platform: gateway and six services, Kafka between them, layout ${layout} (data in ${dataDirectory})`
        : `edtech-platform: all in one process, layout ${layout} (data in ${dataDirectory})`,
    );
    await this.refuseBusyPorts();
    const secrets = loadSecrets(join(dataDirectory, 'secrets.json'), DATABASE_ROLES);
    await this.startServers(secrets);
    const topology: TopologyInput = {
      root: this.plan.root,
      dataDirectory,
      logDirectory: join(dataDirectory, 'logs'),
      inherited,
      secrets,
      databases: this.databases?.variables ?? {},
      kafkaBrokers: this.broker?.brokers,
    };
    if (this.plan.serversOnly) return this.handOverEnvironments(topology);
    await (services ? this.startSeparateProcesses(topology) : this.startAllInOne(topology));
    this.progress.line('admin', `${secrets.adminEmail}, password in ${join(dataDirectory, 'secrets.json')}`);
    this.progress.line('logs', topology.logDirectory);
    this.progress.line('try', 'npm run demo');
    this.progress.headline(`started in ${this.progress.elapsed()}, stop with Ctrl-C`);
    return graphqlUrl(gatewayPort(inherited));
  }

  /** Stops what was started, the door first and the databases last. */
  async stop(): Promise<void> {
    this.stopped = true;
    this.progress.headline('stopping ...');
    await Promise.all(this.processes.filter(({ plan }) => plan.name === 'gateway').map((process) => process.stop()));
    await Promise.all(this.processes.map((process) => process.stop()));
    await this.broker?.stop();
    await this.databases?.stop();
    this.progress.headline('stopped');
  }

  private async refuseBusyPorts(): Promise<void> {
    const { inherited, serversOnly } = this.plan;
    if (serversOnly) return;
    await refuseBusyPorts([
      { name: 'gateway', variable: 'GATEWAY_PORT', port: gatewayPort(inherited) },
      ...SERVICE_NAMES.map((service) => ({ name: service, variable: `${SERVICES[service].prefix}_SERVICE_PORT`, port: servicePort(inherited, service) })),
    ]);
  }

  /** Writes what each process would have been given, for those who start processes themselves. */
  private handOverEnvironments(topology: TopologyInput): string {
    const { services, gateway } = separateProcesses({ ...topology, inherited: portsOf(topology.inherited) });
    return writeEnvironmentFiles(join(topology.dataDirectory, 'environments'), [...services, gateway]);
  }

  private async startServers(secrets: ReturnType<typeof loadSecrets>): Promise<void> {
    const { services, layout, dataDirectory, inherited } = this.plan;
    const postgres = async (): Promise<void> => {
      if (existingDatabases(inherited)) return;
      const port = Number(inherited.STACK_POSTGRES_PORT ?? DEFAULT_POSTGRES_PORT);
      this.databases = await this.progress.step(
        'postgres',
        (tell) => startDatabases({ root: this.plan.root, dataDirectory: join(dataDirectory, 'postgres'), port, layout, secrets }, tell),
        ({ where }) => where,
      );
    };
    const kafka = async (): Promise<void> => {
      if (!services) return;
      const port = Number(inherited.STACK_KAFKA_PORT ?? DEFAULT_KAFKA_PORT);
      this.broker = await this.progress.step(
        'kafka',
        (tell) => obtainBroker({ existing: inherited.KAFKA_BROKERS, directory: join(dataDirectory, 'kafka'), port }, tell),
        ({ brokers }) => brokers,
      );
    };
    // Both are waited for even when one fails, so that what did start is known and can be stopped.
    const outcomes = await Promise.allSettled([postgres(), kafka()]);
    for (const outcome of outcomes) if (outcome.status === 'rejected') throw outcome.reason;
  }

  private async startAllInOne(topology: TopologyInput): Promise<void> {
    const plan = allInOneProcess(topology);
    const process = this.launch(plan);
    await this.progress.step(plan.name, () => waitUntilReady(process), () => plan.url);
    this.watch(process, true);
  }

  private async startSeparateProcesses(topology: TopologyInput): Promise<void> {
    const { services, gateway } = separateProcesses(topology);
    // So that one of them can be stopped and started again by hand.
    this.handOverEnvironments(topology);
    const launched = services.map((plan) => this.launch(plan));
    await Promise.all(launched.map((process) => this.progress.step(shortName(process), () => waitUntilReady(process), () => process.plan.url)));
    const door = this.launch(gateway);
    await this.progress.step('gateway', () => waitUntilReady(door), () => gateway.url);
    for (const process of [...launched, door]) this.watch(process, false);
    writeFileSync(join(topology.dataDirectory, 'processes.json'), JSON.stringify(Object.fromEntries([...launched, door].map(({ plan, pid }) => [plan.name, pid]))));
  }

  private launch(plan: ProcessPlan): SupervisedProcess {
    if (this.stopped) throw new StackError('stopped while starting');
    const process = SupervisedProcess.start(plan);
    this.processes.push(process);
    return process;
  }

  /** A service that dies is reported; the others go on without it, as they would in production. */
  private watch(process: SupervisedProcess, isEverything: boolean): void {
    void process.ended.then((how) => {
      if (this.stopped) return;
      this.progress.line(shortName(process), `ended by itself (${how}); log: ${process.plan.logFile}`);
      if (isEverything) this.onFatal();
    });
  }
}

const shortName = (process: SupervisedProcess): string => process.plan.name.replace(/-service$/, '').replace('learning-management', 'learning');
