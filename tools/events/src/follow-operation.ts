import type { ServiceName } from '@edtech/environment';
import ora from 'ora';
import { setTimeout as pause } from 'node:timers/promises';
import type { CommandContext } from './command-context.js';
import { OPERATION_FIELDS, type Operation } from './operation.js';
import { EXIT, type ExitCode } from './exit-code.js';
import { OperatorError, sentenceOf } from './operator-error.js';

const LOOK_EVERY_MS = 300;
/** So often in a row the service may fail to say how its operation stands. */
const PATIENCE = 100;

/**
 * Watches an operation until it has ended. Ctrl-C interrupts it, and it is said how to go on with it. A service that is
 * away for a while is waited for: what it had begun it is then found to have interrupted, or done.
 */
export async function followOperation(context: CommandContext, service: ServiceName, begun: Operation): Promise<{ operation: Operation; code: ExitCode }> {
  const { out, signal } = context;
  const spinner = process.stderr.isTTY && !out.json ? ora({ stream: process.stderr, discardStdin: false }) : undefined;
  let operation = begun;
  if (operation.status === 'running') spinner?.start();
  try {
    for (let failures = 0; operation.status === 'running'; ) {
      if (spinner) spinner.text = `${service}: ${progressOf(operation)}`;
      if (signal.aborted) {
        ({ interruptOperation: operation } = await context.act<{ interruptOperation: Operation }>(
          service,
          `interruptOperation(id: $id, reason: "interrupted at the command line") { ${OPERATION_FIELDS} }`,
          { id: operation.id },
          '$id: ID!',
        ));
        break;
      }
      await pause(LOOK_EVERY_MS, undefined, { signal }).catch(() => undefined);
      try {
        const read = await context.read<{ operation: Operation | null }>(service, `operation(id: $id) { ${OPERATION_FIELDS} }`, { id: operation.id }, '$id: ID!');
        operation = read.operation ?? operation;
        failures = 0;
      } catch (error) {
        failures += 1;
        if (failures === PATIENCE) throw new OperatorError(`${sentenceOf(error)}. Nobody knows how far ${operation.id} has come; once the service is back: ${resuming(service, operation)}`);
        if (failures === 1) out.problem(`${service}: ${sentenceOf(error)}; looking again`);
      }
    }
  } finally {
    spinner?.stop();
  }
  if (operation.status === 'interrupted') {
    out.note(`interrupted after ${progressOf(operation)}. To go on: ${resuming(service, operation)}`);
  }
  if (operation.status === 'failed') out.problem(`${service}: ${operation.error ?? 'failed'}`);
  return { operation, code: operation.status === 'done' ? EXIT.fine : EXIT.failed };
}

const resuming = (service: ServiceName, { id }: Operation): string => `npm run events -- operations resume ${id} --service ${service} --reason "..."`;

/** `replay: 500 of 1700`. */
export function progressOf({ action, done, total }: Operation): string {
  return total === null ? `${action}: ${done}` : `${action}: ${done} of ${total}`;
}
