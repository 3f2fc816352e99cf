import type { ServiceName } from '@edtech/environment';
import { InvalidArgumentError, type Command } from 'commander';
import { allAnswered, answered, type CommandContext } from '../command-context.js';
import { EXIT, type ExitCode } from '../exit-code.js';
import { followOperation } from '../follow-operation.js';
import { OPERATION_FIELDS, type Operation } from '../operation.js';
import { OperatorError, sentenceOf } from '../operator-error.js';
import { shortened, table } from '../output.js';
import type { CommandWork } from '../run-command.js';
import { operationsTable, parseLimit } from './operations.js';

type Run = (work: CommandWork) => (...parameters: unknown[]) => Promise<void>;

interface ParkedEvent {
  readonly id: string;
  readonly type: string;
  readonly topic: string;
  readonly subject: string;
  readonly sequence: number;
  readonly receivedAt: string;
  readonly attempts: number;
  readonly waiting: number;
  readonly error: string;
}

interface Filter {
  readonly type?: string;
  readonly receivedAfter?: string;
  readonly receivedBefore?: string;
}

const FIELDS = 'id type topic source subject sequence time correlationId causationId traceparent receivedAt attempts waiting replayable error';
const FILTER_PARAMETERS = '$type: String, $receivedAfter: DateTime, $receivedBefore: DateTime';
const FILTER_ARGUMENTS = 'type: $type, receivedAfter: $receivedAfter, receivedBefore: $receivedBefore';

/** `parked`: events that were given up on. */
export function addParked(program: Command, run: Run): void {
  const parked = program.command('parked').description('events that were given up on and wait for a decision');
  const withFilter = (command: Command): Command =>
    command
      .option('--type <type>', 'only events of this type; malformed for what could not be read')
      .option('--received-after <time>', 'only what arrived at this moment or later: 2026-11-21T09:30:00Z', moment)
      .option('--received-before <time>', 'only what arrived before this moment', moment);
  withFilter(parked.command('list', { isDefault: true }).description('the oldest first'))
    .option('--limit <count>', 'how many per service, from 1 to 100', parseLimit, 20)
    .action(run(list));
  parked.command('show').description('one event with its content, which may be personal data').argument('<id>').action(run(show));
  for (const [name, description] of [
    ['replay', 'lets events be handled again; once the cause is gone each has its effect once'],
    ['drop', 'gives events up for good, without an effect'],
  ] as const) {
    withFilter(parked.command(name).description(`${description}. By ids, or by type and time`))
      .argument('[ids...]')
      .option('--all', 'all that are parked now', false)
      .requiredOption('--reason <text>', 'why: it is recorded with who you are')
      .action(run((context, command) => decide(name, context, command)));
  }
}

/** Refused here already: a time that is none must not look like no time. */
function moment(value: string): string {
  if (Number.isNaN(Date.parse(value))) throw new InvalidArgumentError('A time such as 2026-11-21T09:30:00Z.');
  return new Date(value).toISOString();
}

const list: CommandWork = async (context, command) => {
  const { limit, ...filter } = command.opts<Filter & { limit: number }>();
  const answers = await context.each((service) =>
    context.read<{ parked: { edges: { node: ParkedEvent }[]; pageInfo: { hasNextPage: boolean } } }>(
      service,
      `parked(first: $first, ${FILTER_ARGUMENTS}) { edges { node { ${FIELDS} } } pageInfo { hasNextPage } }`,
      { first: limit, ...filter },
      `$first: Int!, ${FILTER_PARAMETERS}`,
    ),
  );
  const events = answered(answers).flatMap(({ service, value }) => value.parked.edges.map(({ node }) => ({ service, ...node })));
  context.out.result(events, () =>
    events.length === 0
      ? `Nothing is parked in ${answered(answers).map(({ service }) => service).join(', ') || 'any service that answers'}.`
      : table(
          ['service', 'arrived', 'type', 'aggregate', 'tries', 'waiting', 'id', 'error'],
          events.map(({ service, receivedAt, type, subject, attempts, waiting, id, error }) => [service, receivedAt.slice(0, 19), type, subject, attempts, waiting, id, shortened(error, 80)]),
        ),
  );
  for (const { service, value } of answered(answers)) if (value.parked.pageInfo.hasNextPage) context.out.note(`${service} has more: raise --limit, or choose by type and time`);
  return allAnswered(answers) ? EXIT.fine : EXIT.failed;
};

const show: CommandWork = async (context, command) => {
  const id = command.args[0] ?? '';
  const found = await findEverywhere(context, id);
  const shown = await Promise.all(
    found.map(async (service) => {
      const { parkedEvent } = await context.read<{ parkedEvent: ParkedEvent | null }>(service, `parkedEvent(id: $id) { ${FIELDS} data }`, { id }, '$id: ID!');
      return { service, ...parkedEvent };
    }),
  );
  context.out.result(shown, () => shown.map((event) => JSON.stringify(event, null, 2)).join('\n'));
  return EXIT.fine;
};

/** The services in which an event is parked: it may be in several. @throws OperatorError when it is in none */
async function findEverywhere(context: CommandContext, id: string): Promise<ServiceName[]> {
  const answers = await context.each((service) => context.read<{ parkedEvent: { id: string } | null }>(service, 'parkedEvent(id: $id) { id }', { id }, '$id: ID!'));
  const found = answered(answers).flatMap(({ service, value }) => (value.parkedEvent ? [service] : []));
  if (found.length > 0) return found;
  throw new OperatorError(allAnswered(answers) ? `${id} is not parked in ${context.services.join(', ')}` : `${id} is not parked in any service that answers`);
}

async function decide(action: 'replay' | 'drop', context: CommandContext, command: Command): Promise<ExitCode> {
  const { reason, all, ...filter } = command.opts<Filter & { reason: string; all: boolean }>();
  const ids = command.args;
  const filtered = Object.keys(filter).length > 0;
  if (ids.length > 0 && (all || filtered)) throw new OperatorError('give ids, or --all or a type and times, not both');
  if (ids.length === 0 && !all && !filtered) throw new OperatorError('say which: ids, --type, --received-after, --received-before, or --all');
  if (ids.length === 0 && action === 'drop' && !context.chosen) throw new OperatorError('many are dropped in one service at a time, not in all of them: --service <name>');
  const selections = ids.length > 0 ? await byService(context, ids) : await matching(context, all && !filter.receivedBefore ? { ...filter, receivedBefore: new Date().toISOString() } : filter);
  let code: ExitCode = EXIT.fine;
  const done: (Operation & { service: ServiceName })[] = [];
  for (const { service, variables } of selections) {
    if (context.signal.aborted) break;
    try {
      const field = `${action}Parked`;
      const answer = await context.act<Record<string, Operation>>(
        service,
        `${field}(ids: $ids, ${FILTER_ARGUMENTS}, reason: $reason) { ${OPERATION_FIELDS} }`,
        { ...variables, reason },
        `$ids: [ID!], ${FILTER_PARAMETERS}, $reason: String!`,
      );
      const begun = answer[field];
      if (!begun) throw new OperatorError(`gives nothing for ${field}`);
      const followed = await followOperation(context, service, begun);
      done.push({ service, ...followed.operation });
      if (followed.code !== EXIT.fine) code = followed.code;
    } catch (error) {
      context.out.problem(`${service}: ${sentenceOf(error)}`);
      code = EXIT.failed;
    }
  }
  context.out.result(done, () => done.length > 0 ? operationsTable(done) : code === EXIT.fine ? 'Nothing fits: nothing was done.' : 'It did not come to an end.');
  return context.signal.aborted ? EXIT.failed : code;
}

/** Each id in each service in which it is parked. */
async function byService(context: CommandContext, ids: readonly string[]): Promise<{ service: ServiceName; variables: Record<string, unknown> }[]> {
  const places = await Promise.all(ids.map(async (id) => ({ id, services: context.chosen ? context.services : await findEverywhere(context, id) })));
  return context.services.flatMap((service) => {
    const here = places.filter(({ services }) => services.includes(service)).map(({ id }) => id);
    return here.length > 0 ? [{ service, variables: { ids: here } }] : [];
  });
}

/** The services that have something of it, so that no other one records an operation on nothing. */
async function matching(context: CommandContext, filter: Filter): Promise<{ service: ServiceName; variables: Record<string, unknown> }[]> {
  const answers = await context.each((service) =>
    context.read<{ parked: { edges: unknown[] } }>(service, `parked(first: 1, ${FILTER_ARGUMENTS}) { edges { cursor } }`, { ...filter }, FILTER_PARAMETERS),
  );
  if (!allAnswered(answers)) throw new OperatorError('nothing was done, because a service does not answer: choose others with --service, or try again');
  return answered(answers).flatMap(({ service, value }) => (value.parked.edges.length > 0 ? [{ service, variables: { ...filter } }] : []));
}
