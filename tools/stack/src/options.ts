import { InvalidArgumentError, Option, program } from 'commander';

/** How the platform is laid out on this machine. */
export interface StackOptions {
  /** Six services and the gateway as processes of their own with Kafka between them; otherwise all in one process. */
  readonly services: boolean;
  /** A: a database per service. B: one database, a schema per service. C: as B, for all-in-one. */
  readonly layout: 'A' | 'B' | 'C';
  /** Only Postgres and Kafka, with each process's variables written to files: for those who run services by themselves. */
  readonly serversOnly: boolean;
  /** Start with empty data. */
  readonly fresh: boolean;
  /** Folder for the databases, the broker, mails, secrets and logs. */
  readonly data: string;
}

interface CommandLine {
  readonly services: boolean;
  readonly layout?: 'A' | 'B';
  readonly serversOnly: boolean;
  readonly fresh: boolean;
  readonly data: string;
}

/** Reads the command line of `npm start`; prints a sentence and exits on a bad one. */
export function parseOptions(argv: readonly string[], defaultDataDirectory: string): StackOptions {
  program
    .name('npm start --')
    .description('Starts the whole platform on this machine and stops all of it on Ctrl-C or SIGTERM.')
    .option('--services', 'gateway and six services as separate processes, with real Kafka between them', false)
    .addOption(new Option('--layout <layout>', 'A: a database per service, B: one database with a schema per service (with --services)').argParser(parseLayout))
    .option('--servers-only', "only Postgres and Kafka; each process's variables are written to <data>/environments/*.env", false)
    .option('--fresh', 'start with empty data', false)
    .option('--data <folder>', 'where databases, mails, secrets and logs are kept', defaultDataDirectory)
    .addHelpText('after', ENVIRONMENT_HELP)
    .parse(argv as string[]);
  const { services, layout, serversOnly, fresh, data } = program.opts<CommandLine>();
  const separate = services || serversOnly;
  if (layout && !separate) program.error('--layout goes with --services: all-in-one always uses one database with a schema per service');
  return { services: separate, layout: separate ? (layout ?? 'A') : 'C', serversOnly, fresh, data };
}

function parseLayout(value: string): 'A' | 'B' {
  const layout = value.toUpperCase();
  if (layout !== 'A' && layout !== 'B') throw new InvalidArgumentError('The layout is A or B.');
  return layout;
}

const ENVIRONMENT_HELP = `
Environment:
  GATEWAY_PORT, IDENTITY_SERVICE_PORT, LEARNING_SERVICE_PORT, ...   ports (4000, 4001, 4002, ...)
  STACK_POSTGRES_PORT, STACK_KAFKA_PORT                            ports of the servers that this starts (54320, 19092)
  KAFKA_BROKERS                                                    use these brokers instead of starting one
  IDENTITY_DB_HOST, IDENTITY_DB_PORT, ... for all six services     use these databases instead of the embedded server`;
