import { InvalidArgumentError, Option, type Command } from 'commander';
import { SERVICE_NAMES, type ServiceName } from '@edtech/environment';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { AdminSession, type Credentials } from './admin-session.js';
import { CommandContext } from './command-context.js';
import type { EventsEnvironment } from './environment.js';
import { EXIT, type ExitCode } from './exit-code.js';
import { GatewayClient, type OperatorSession } from './gateway-client.js';
import { OperatorError, sentenceOf } from './operator-error.js';
import { consoleOutput } from './output.js';
import { ServiceSession } from './service-session.js';
import { SessionFile } from './session-file.js';

interface GlobalOptions {
  readonly gateway: string;
  readonly service?: readonly ServiceName[];
  readonly secrets: string;
  readonly json: boolean;
}

/** What a command does; its options are read by itself from the command that it is given last. */
export type CommandWork = (context: CommandContext, command: Command) => Promise<ExitCode>;

/** Adds what every command takes. Options may stand before or after the command's name. */
export function withGlobalOptions(program: Command, { gateway }: EventsEnvironment): Command {
  return program
    .option('--gateway <url>', "the gateway's GraphQL address", gateway)
    .addOption(new Option('--service <name>', `only this service; may be given several times: ${SERVICE_NAMES.join(', ')}`).argParser(addService))
    .option('--json', 'print the result as JSON', false)
    .option('--secrets <file>', "where a stack on this machine keeps its admin's password, unless the environment says who works", join('.data', 'secrets.json'));
}

/** Runs a command's work as a service account or an admin, tells what went wrong in a sentence, and sets the exit code. */
export function runner(environment: EventsEnvironment): (work: CommandWork) => (...parameters: unknown[]) => Promise<void> {
  return (work) =>
    async (...parameters) => {
      const command = parameters.at(-1) as Command;
      const options = command.optsWithGlobals<GlobalOptions>();
      const session = sessionOf(environment, options);
      const interruption = new AbortController();
      const out = consoleOutput(options.json);
      const onSignal = () => {
        // A second one ends at once.
        if (interruption.signal.aborted) process.exit(EXIT.failed);
        interruption.abort();
      };
      for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, onSignal);
      const services = options.service ?? SERVICE_NAMES;
      try {
        const context = new CommandContext({ services, chosen: options.service !== undefined, session, out, signal: interruption.signal });
        await session.begin();
        process.exitCode = await work(context, command);
      } catch (error) {
        out.problem(error instanceof OperatorError ? sentenceOf(error) : error instanceof Error ? (error.stack ?? error.message) : String(error));
        process.exitCode = EXIT.failed;
      } finally {
        await session.end();
        for (const signal of ['SIGINT', 'SIGTERM'] as const) process.off(signal, onSignal);
      }
    };
}

/** A service account where one is given, else an admin. */
function sessionOf({ client, admin, sessionFile }: EventsEnvironment, { gateway: url, secrets }: GlobalOptions): OperatorSession {
  const gateway = new GatewayClient(url);
  if (client) return new ServiceSession(gateway, client);
  // Beside the secrets of a stack on this machine, which let anybody in who can read them.
  const file = sessionFile ?? (admin ? undefined : join(dirname(secrets), 'operator-session.json'));
  const kept = file === undefined ? undefined : new SessionFile(file);
  return new AdminSession(gateway, () => admin ?? localAdmin(secrets), process.stdin.isTTY ? askForCode : undefined, kept);
}

function addService(value: string, known: readonly ServiceName[] = []): readonly ServiceName[] {
  const service = SERVICE_NAMES.find((name) => name === value);
  if (!service) throw new InvalidArgumentError(`The services are ${SERVICE_NAMES.join(', ')}.`);
  return known.includes(service) ? known : [...known, service];
}

async function askForCode(): Promise<string> {
  // On stderr, so that what a command prints can be piped.
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  try {
    return await terminal.question('Code of your authenticator app: ');
  } finally {
    terminal.close();
  }
}

function localAdmin(file: string): Credentials {
  try {
    const { adminEmail, adminPassword, adminTotpSecret } = JSON.parse(readFileSync(file, 'utf8')) as { adminEmail: string; adminPassword: string; adminTotpSecret?: string };
    return { email: adminEmail, password: adminPassword, totpSecret: adminTotpSecret };
  } catch {
    throw new OperatorError(`no admin to sign in as: ${file} cannot be read (is the stack running?), and neither EVENTS_CLIENT_ID and EVENTS_CLIENT_SECRET nor EDTECH_ADMIN_EMAIL and EDTECH_ADMIN_PASSWORD are set`);
  }
}
