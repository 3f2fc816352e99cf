import type { Command } from 'commander';
import { allAnswered, answered } from '../command-context.js';
import { EXIT } from '../exit-code.js';
import { ageOf, table } from '../output.js';
import type { CommandWork } from '../run-command.js';

interface Lag {
  readonly health: {
    readonly ok: boolean;
    readonly transport: string;
    readonly relay: { readonly leaseTaken: boolean; readonly problem: string | null };
    readonly consumer: { readonly state: string; readonly restarts: number; readonly problem: string | null };
  };
  readonly lag: {
    readonly inbox: readonly {
      readonly topic: string;
      readonly behind: number | null;
      readonly pending: number;
      readonly oldestPendingSeconds: number | null;
      readonly parked: number;
      readonly oldestParkedSeconds: number | null;
    }[];
    readonly outbox: readonly { readonly topic: string; readonly unsent: number; readonly oldestUnsentSeconds: number | null }[];
    readonly problem: string | null;
  };
}

const FIELDS = `
  health { ok transport relay { leaseTaken problem } consumer { state restarts problem } }
  lag {
    inbox { topic behind pending oldestPendingSeconds parked oldestParkedSeconds }
    outbox { topic unsent oldestUnsentSeconds }
    problem
  }`;

/** `lag`: how far each service is behind, topic by topic. */
export function addLag(program: Command, run: (work: CommandWork) => (...parameters: unknown[]) => Promise<void>): void {
  program
    .command('lag')
    .description('how far each service is behind on each topic, and what it has not sent')
    .option('--all', 'topics on which nothing waits as well', false)
    .action(run(lag));
}

const lag: CommandWork = async (context, command) => {
  const { all } = command.opts<{ all: boolean }>();
  const answers = await context.each((service) => context.read<Lag>(service, FIELDS));
  const found = answered(answers);
  context.out.result(answers, () => {
    const receiving = found.flatMap(({ service, value }) =>
      value.lag.inbox
        .filter(({ behind, pending, parked }) => all || behind !== 0 || pending > 0 || parked > 0)
        .map(({ topic, behind, pending, oldestPendingSeconds, parked, oldestParkedSeconds }) => [service, topic, behind, pending, ageOf(oldestPendingSeconds), parked, ageOf(oldestParkedSeconds)]),
    );
    const sending = found.flatMap(({ service, value }) =>
      value.lag.outbox.filter(({ unsent }) => all || unsent > 0).map(({ topic, unsent, oldestUnsentSeconds }) => [service, topic, unsent, ageOf(oldestUnsentSeconds)]),
    );
    return [
      table(['service', 'state', 'transport', 'sends', 'receives', 'begun anew'], found.map(({ service, value: { health } }) => [
        service,
        health.ok ? 'fine' : 'not fine',
        health.transport,
        health.relay.problem ?? (health.relay.leaseTaken ? 'yes' : 'nobody does'),
        health.consumer.problem ?? health.consumer.state,
        health.consumer.restarts,
      ])),
      ...(receiving.length > 0 ? ['', table(['receives', 'topic', 'behind', 'pending', 'oldest', 'parked', 'oldest'], receiving)] : []),
      ...(sending.length > 0 ? ['', table(['sends', 'topic', 'unsent', 'oldest'], sending)] : []),
      ...(receiving.length + sending.length === 0 && found.length > 0 ? ['', 'Nothing waits.'] : []),
    ].join('\n');
  });
  for (const { service, value } of found) if (value.lag.problem) context.out.problem(`${service}: ${value.lag.problem}`);
  return allAnswered(answers) ? EXIT.fine : EXIT.failed;
};
