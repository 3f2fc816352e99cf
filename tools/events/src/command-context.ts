import type { ServiceName } from '@edtech/environment';
import type { OperatorSession } from './gateway-client.js';
import { OperatorError, sentenceOf } from './operator-error.js';
import type { Output } from './output.js';

/** What one service said, or why it said nothing. */
export type ServiceAnswer<T> = { readonly service: ServiceName } & ({ readonly value: T } | { readonly problem: string });

export interface CommandContextOptions {
  readonly services: readonly ServiceName[];
  /** Whether the services were chosen with --service. */
  readonly chosen: boolean;
  readonly session: OperatorSession;
  readonly out: Output;
  readonly signal: AbortSignal;
}

/** What a command works with: the services that it is about, the gateway, and where it tells what it found. */
export class CommandContext {
  readonly services: readonly ServiceName[];
  readonly chosen: boolean;
  readonly out: Output;
  /** Aborted by Ctrl-C: long work then ends, and says how to go on with it. */
  readonly signal: AbortSignal;
  private readonly session: OperatorSession;

  constructor(options: CommandContextOptions) {
    ({ services: this.services, chosen: this.chosen, out: this.out, signal: this.signal, session: this.session } = options);
  }

  /** Reads fields of one service's events. @param parameters such as `$id: ID!`. @throws OperatorError */
  read<T>(service: ServiceName, selection: string, variables: Record<string, unknown> = {}, parameters = ''): Promise<T> {
    return this.ask('query', service, selection, variables, parameters);
  }

  /** Does something about one service's events. @throws OperatorError */
  act<T>(service: ServiceName, selection: string, variables: Record<string, unknown> = {}, parameters = ''): Promise<T> {
    return this.ask('mutation', service, selection, variables, parameters);
  }

  /** All services at once. One that does not answer costs only its own answer: it is named on stderr. */
  async each<T>(work: (service: ServiceName) => Promise<T>): Promise<ServiceAnswer<T>[]> {
    const outcomes = await Promise.allSettled(this.services.map(work));
    const answers = this.services.map((service, index): ServiceAnswer<T> => {
      const outcome = outcomes[index];
      if (outcome?.status === 'fulfilled') return { service, value: outcome.value };
      return { service, problem: sentenceOf(outcome?.reason) };
    });
    for (const answer of answers) if ('problem' in answer) this.out.problem(`${answer.service}: ${answer.problem}`);
    return answers;
  }

  /** The only service that the command is about. @throws OperatorError when it is about several */
  get service(): ServiceName {
    const [service] = this.services;
    if (!service || this.services.length > 1) throw new OperatorError('name one service: --service <name>');
    return service;
  }

  private async ask<T>(operation: 'query' | 'mutation', service: ServiceName, selection: string, variables: Record<string, unknown>, parameters: string): Promise<T> {
    const query = `${operation}${parameters ? `(${parameters})` : ''} { events: ${service}Events { ${selection} } }`;
    const { events } = await this.session.ask<{ events: T | null }>(query, variables);
    if (events === null) throw new OperatorError('gives nothing');
    return events;
  }
}

/** Whether every service answered. */
export function allAnswered<T>(answers: readonly ServiceAnswer<T>[]): answers is readonly (ServiceAnswer<T> & { readonly value: T })[] {
  return answers.every((answer) => 'value' in answer);
}

/** The answers of those who answered. */
export function answered<T>(answers: readonly ServiceAnswer<T>[]): { service: ServiceName; value: T }[] {
  return answers.flatMap((answer) => ('value' in answer ? [answer] : []));
}
