import type { Command } from 'commander';
import { InvalidArgumentError } from 'commander';
import { allAnswered, answered } from '../command-context.js';
import { EXIT } from '../exit-code.js';
import { followOperation } from '../follow-operation.js';
import { OPERATION_FIELDS, type Operation } from '../operation.js';
import { shortened, table } from '../output.js';
import type { CommandWork } from '../run-command.js';

type Run = (work: CommandWork) => (...parameters: unknown[]) => Promise<void>;

/** `operations`: what was done about events, by whom and why; and how to go on with what was interrupted. */
export function addOperations(program: Command, run: Run): void {
  const operations = program.command('operations').description('what was done about events, by whom and why');
  operations
    .command('list', { isDefault: true })
    .description('the newest first')
    .option('--limit <count>', 'how many per service, from 1 to 100', parseLimit, 20)
    .action(run(list));
  operations.command('resume').description('goes on with an operation that was interrupted or has failed').argument('<id>').requiredOption('--reason <text>', 'why: it is recorded').action(run(resume));
  operations.command('interrupt').description('stops an operation that runs').argument('<id>').requiredOption('--reason <text>', 'why: it is recorded').action(run(interrupt));
}

/** A page's size. */
export function parseLimit(value: string): number {
  const limit = Number(value);
  if (!Number.isInteger(limit) || limit < 1 || limit > 100) throw new InvalidArgumentError('A whole number from 1 to 100.');
  return limit;
}

const list: CommandWork = async (context, command) => {
  const { limit } = command.opts<{ limit: number }>();
  const answers = await context.each((service) =>
    context.read<{ operations: { edges: { node: Operation }[] } }>(service, `operations(first: $first) { edges { node { ${OPERATION_FIELDS} } } }`, { first: limit }, '$first: Int!'),
  );
  const all = answered(answers).flatMap(({ service, value }) => value.operations.edges.map(({ node }) => ({ service, ...node })));
  all.sort((a, b) => b.startedAt.localeCompare(a.startedAt));
  context.out.result(all, () => (all.length === 0 ? `No operation is recorded in ${answered(answers).map(({ service }) => service).join(', ') || 'any service that answers'}.` : operationsTable(all)));
  return allAnswered(answers) ? EXIT.fine : EXIT.failed;
};

const resume: CommandWork = async (context, command) => {
  const { reason } = command.opts<{ reason: string }>();
  const { service } = context;
  const { resumeOperation } = await context.act<{ resumeOperation: Operation }>(
    service,
    `resumeOperation(id: $id, reason: $reason) { ${OPERATION_FIELDS} }`,
    { id: command.args[0], reason },
    '$id: ID!, $reason: String!',
  );
  const { operation, code } = await followOperation(context, service, resumeOperation);
  context.out.result({ service, ...operation }, () => operationsTable([{ service, ...operation }]));
  return code;
};

const interrupt: CommandWork = async (context, command) => {
  const { reason } = command.opts<{ reason: string }>();
  const { service } = context;
  const { interruptOperation } = await context.act<{ interruptOperation: Operation }>(
    service,
    `interruptOperation(id: $id, reason: $reason) { ${OPERATION_FIELDS} }`,
    { id: command.args[0], reason },
    '$id: ID!, $reason: String!',
  );
  context.out.result({ service, ...interruptOperation }, () => operationsTable([{ service, ...interruptOperation }]));
  return EXIT.fine;
};

export function operationsTable(operations: readonly (Operation & { readonly service: string })[]): string {
  return table(
    ['begun', 'service', 'action', 'status', 'done', 'of', 'who', 'why', 'target', 'id'],
    operations.map(({ startedAt, service, action, status, done, total, actor, reason, target, id }) => [
      startedAt.slice(0, 19),
      service,
      action,
      status,
      done,
      total,
      actor,
      shortened(reason, 40),
      shortened(target, 60),
      id,
    ]),
  );
}
