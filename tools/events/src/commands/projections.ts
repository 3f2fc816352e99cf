import type { ServiceName } from '@edtech/environment';
import { InvalidArgumentError, type Command } from 'commander';
import ora from 'ora';
import { setTimeout as pause } from 'node:timers/promises';
import { allAnswered, answered, type CommandContext } from '../command-context.js';
import { EXIT, type ExitCode } from '../exit-code.js';
import { followOperation } from '../follow-operation.js';
import { OPERATION_FIELDS, type Operation } from '../operation.js';
import { OperatorError } from '../operator-error.js';
import { shortened, table } from '../output.js';
import type { CommandWork } from '../run-command.js';
import { operationsTable } from './operations.js';

type Run = (work: CommandWork) => (...parameters: unknown[]) => Promise<void>;

interface Projection {
  readonly name: string;
  readonly kind: string;
  readonly owner: string;
  readonly topic: string;
}

interface Difference {
  readonly key: string;
  readonly subject: string | null;
  readonly kind: string;
  readonly ourVersion: number | null;
  readonly theirVersion: number | null;
  readonly fields: readonly { readonly field: string; readonly ours: string | null; readonly theirs: string | null }[];
}

interface Page {
  readonly compared: number;
  readonly differences: readonly Difference[];
  readonly next: string | null;
}

/** What a comparison of one projection found, as far as it came. */
interface Drift {
  readonly service: ServiceName;
  readonly projection: string;
  readonly owner: string;
  readonly compared: number;
  readonly differences: readonly Difference[];
  /** Where to go on after Ctrl-C; null when all has been compared. */
  readonly goOnAfter: string | null;
}

const PAGE = 500;
const LOOK_AGAIN_MS = 500;
const DIFFERENCE_FIELDS = 'key subject kind ourVersion theirVersion fields { field ours theirs }';
const COMPARISON = `compareProjection(name: $name, first: ${PAGE}, after: $after, subjects: $subjects) { compared differences { ${DIFFERENCE_FIELDS} } next }`;

/** `projections`, `drift`, `repair` and `rebuild`: the copies that services keep of what others own. */
export function addProjections(program: Command, run: Run): void {
  program.command('projections').description('the copies that services keep of what others own').action(run(list));
  program
    .command('drift')
    .description('compares projections with their owners, field by field; exit code 2 when they differ')
    .argument('[projection]', 'its name; with --service when several services have one of it')
    .option('--all', 'every projection of every service', false)
    .option('--after <id>', 'goes on after this aggregate, where an earlier comparison of the projection was interrupted')
    .option('--wait <seconds>', 'how long an event that is on its way may make a difference', parseSeconds, 15)
    .action(run(drift));
  program
    .command('repair')
    .description('sets rows of a projection to what their owner says, never over something newer')
    .argument('<projection>')
    .argument('[ids...]', 'ids of aggregates; left out: everything that a comparison finds')
    .requiredOption('--reason <text>', 'why: it is recorded')
    .option('--wait <seconds>', 'how long an event that is on its way may make a difference', parseSeconds, 15)
    .action(run(repair));
  program
    .command('rebuild')
    .description("builds a projection anew from its topic's beginning, while it is used, and then puts it in its place")
    .argument('<projection>')
    .requiredOption('--reason <text>', 'why: it is recorded')
    .action(run(rebuild));
}

function parseSeconds(value: string): number {
  const seconds = Number(value);
  if (!(seconds >= 0 && seconds <= 3_600)) throw new InvalidArgumentError('Seconds from 0 to 3600.');
  return seconds;
}

const list: CommandWork = async (context) => {
  const answers = await projectionsOf(context);
  const all = answered(answers).flatMap(({ service, value }) => value.map((projection) => ({ service, ...projection })));
  context.out.result(all, () =>
    table(['service', 'projection', 'kept in', 'owner', 'topic'], all.map(({ service, name, kind, owner, topic }) => [service, name, kind, owner, topic])),
  );
  return allAnswered(answers) ? EXIT.fine : EXIT.failed;
};

const drift: CommandWork = async (context, command) => {
  const { all, after, wait } = command.opts<{ all: boolean; after?: string; wait: number }>();
  const [name] = command.args;
  if (name === undefined && !all) throw new OperatorError('name a projection, or compare --all');
  if (after !== undefined && name === undefined) throw new OperatorError('--after belongs to one projection: name it');
  const answers = await projectionsOf(context);
  const chosen = answered(answers).flatMap(({ service, value }) => value.filter((projection) => name === undefined || projection.name === name).map((projection) => ({ service, projection })));
  if (chosen.length === 0 && allAnswered(answers)) throw new OperatorError(`no service has a projection ${name ?? ''}`);
  if (after !== undefined && chosen.length > 1) throw new OperatorError('--after belongs to one projection: name its service with --service');
  const found: Drift[] = [];
  let code: ExitCode = allAnswered(answers) ? EXIT.fine : EXIT.failed;
  for (const { service, projection } of chosen) {
    if (context.signal.aborted) break;
    try {
      found.push(await driftOf(context, service, projection, { after, waitMs: wait * 1_000 }));
    } catch (error) {
      if (!(error instanceof OperatorError)) throw error;
      context.out.problem(`${service} ${projection.name}: ${error.message}`);
      code = EXIT.failed;
    }
  }
  context.out.result(found, () => driftText(found));
  for (const { service, projection, goOnAfter } of found) {
    if (goOnAfter !== null) context.out.note(`interrupted. To go on: npm run events -- drift ${projection} --service ${service} --after ${goOnAfter}`);
  }
  if (context.signal.aborted || code !== EXIT.fine) return EXIT.failed;
  return found.some(({ differences }) => differences.length > 0) ? EXIT.found : EXIT.fine;
};

const repair: CommandWork = async (context, command) => {
  const { reason, wait } = command.opts<{ reason: string; wait: number }>();
  const [name = '', ...ids] = command.args;
  const { service, projection } = await theOne(context, name);
  const found = ids.length > 0 ? undefined : await driftOf(context, service, projection, { waitMs: wait * 1_000 });
  if (typeof found?.goOnAfter === 'string') {
    context.out.note('interrupted while comparing: nothing was repaired');
    return EXIT.failed;
  }
  const subjects = found ? found.differences.flatMap(({ subject }) => subject ?? []) : ids;
  const repaired: string[] = [];
  let code: ExitCode = EXIT.fine;
  for (let at = 0; at < subjects.length && !context.signal.aborted && code === EXIT.fine; at += PAGE) {
    const { repairProjection } = await context.act<{ repairProjection: { operation: Operation; repaired: string[] } }>(
      service,
      `repairProjection(name: $name, subjects: $subjects, reason: $reason) { operation { ${OPERATION_FIELDS} } repaired }`,
      { name, subjects: subjects.slice(at, at + PAGE), reason },
      '$name: String!, $subjects: [ID!]!, $reason: String!',
    );
    repaired.push(...repairProjection.repaired);
    ({ code } = await followOperation(context, service, repairProjection.operation));
  }
  const left = context.signal.aborted ? undefined : await settled(context, service, name, subjects, wait * 1_000);
  context.out.result({ service, projection: name, repaired, left: left ?? null }, () =>
    [`${repaired.length} of ${subjects.length} repaired`, ...(left && left.length > 0 ? ['still different:', differencesTable(left)] : [])].join('\n'),
  );
  if (left === undefined || code !== EXIT.fine) return EXIT.failed;
  return left.length > 0 ? EXIT.found : EXIT.fine;
};

const rebuild: CommandWork = async (context, command) => {
  const { reason } = command.opts<{ reason: string }>();
  const { service, projection } = await theOne(context, command.args[0] ?? '');
  const { rebuildProjection } = await context.act<{ rebuildProjection: Operation }>(
    service,
    `rebuildProjection(name: $name, reason: $reason) { ${OPERATION_FIELDS} }`,
    { name: projection.name, reason },
    '$name: String!, $reason: String!',
  );
  const { operation, code } = await followOperation(context, service, rebuildProjection);
  context.out.result({ service, ...operation }, () => operationsTable([{ service, ...operation }]));
  return code;
};

function projectionsOf(context: CommandContext) {
  return context.each(async (service) => (await context.read<{ projections: Projection[] }>(service, 'projections { name kind owner topic }')).projections);
}

/** @throws OperatorError unless exactly one of the services has it */
async function theOne(context: CommandContext, name: string): Promise<{ service: ServiceName; projection: Projection }> {
  const found = answered(await projectionsOf(context)).flatMap(({ service, value }) => value.filter((projection) => projection.name === name).map((projection) => ({ service, projection })));
  const [one] = found;
  if (!one) throw new OperatorError(`no service has a projection ${name}`);
  if (found.length > 1) throw new OperatorError(`${found.map(({ service }) => service).join(' and ')} have a projection ${name}: name one with --service`);
  return one;
}

/** Compares page by page until the end or Ctrl-C. What differs is looked at again until the events on their way must have been applied. */
async function driftOf(context: CommandContext, service: ServiceName, { name, owner }: Projection, { after, waitMs }: { after?: string; waitMs: number }): Promise<Drift> {
  const spinner = process.stderr.isTTY && !context.out.json ? ora({ stream: process.stderr, discardStdin: false }).start() : undefined;
  const suspects: Difference[] = [];
  let compared = 0;
  let from: string | null = after ?? null;
  let finished = false;
  try {
    while (!finished && !context.signal.aborted) {
      if (spinner) spinner.text = `${service} ${name}: ${compared} compared, ${suspects.length} differ`;
      const page: Page = await comparison(context, service, { name, after: from, subjects: null });
      compared += page.compared;
      suspects.push(...page.differences);
      finished = page.next === null;
      from = page.next ?? from;
    }
    if (spinner && suspects.length > 0) spinner.text = `${service} ${name}: looking again at ${suspects.length}`;
    const named = suspects.flatMap(({ subject }) => subject ?? []);
    const nameless = suspects.filter(({ subject }) => subject === null);
    const differences = [...nameless, ...(await settled(context, service, name, named, waitMs))];
    return { service, projection: name, owner, compared, differences, goOnAfter: finished ? null : from };
  } finally {
    spinner?.stop();
  }
}

/** What of these still differs when events that were on their way have had time to be applied. */
async function settled(context: CommandContext, service: ServiceName, name: string, subjects: readonly string[], waitMs: number): Promise<Difference[]> {
  const until = Date.now() + waitMs;
  let left = [...subjects];
  for (;;) {
    const differences: Difference[] = [];
    for (let at = 0; at < left.length; at += PAGE) differences.push(...(await comparison(context, service, { name, after: null, subjects: left.slice(at, at + PAGE) })).differences);
    left = differences.flatMap(({ subject }) => subject ?? []);
    if (left.length === 0 || Date.now() >= until || context.signal.aborted) return differences;
    await pause(LOOK_AGAIN_MS, undefined, { signal: context.signal }).catch(() => undefined);
  }
}

async function comparison(context: CommandContext, service: ServiceName, variables: { name: string; after: string | null; subjects: string[] | null }): Promise<Page> {
  const { compareProjection } = await context.read<{ compareProjection: Page }>(service, COMPARISON, variables, '$name: String!, $after: ID, $subjects: [ID!]');
  return compareProjection;
}

function driftText(found: readonly Drift[]): string {
  const summary = table(
    ['service', 'projection', 'owner', 'compared', 'different'],
    found.map(({ service, projection, owner, compared, differences }) => [service, projection, owner, compared, differences.length]),
  );
  const details = found.filter(({ differences }) => differences.length > 0).map(({ service, projection, differences }) => `${service} ${projection}:\n${differencesTable(differences)}`);
  return [summary, ...details].join('\n\n');
}

function differencesTable(differences: readonly Difference[]): string {
  return table(
    ['id', 'how', 'ours', 'theirs', 'field', 'we say', 'the owner says'],
    differences.flatMap(({ key, kind, ourVersion, theirVersion, fields }) =>
      fields.length === 0
        ? [[key, kind, ourVersion, theirVersion, null, null, null]]
        : fields.map(({ field, ours, theirs }) => [key, kind, ourVersion, theirVersion, field, shortened(ours ?? 'null', 40), shortened(theirs ?? 'null', 40)]),
    ),
  );
}
