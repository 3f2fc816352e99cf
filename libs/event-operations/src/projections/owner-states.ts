import type { EventOwner } from '@edtech/contracts';
import type { AggregatePage, AggregateSelection, Projection } from '@edtech/messaging';
import { ServiceClient, type Caller, type TlsOptions } from '@edtech/service-client';

/** So many states travel in one answer. */
export const PAGE_OF_STATES = 500;

interface Answer {
  readonly events: { readonly aggregateStates: AggregatePage } | null;
}

/** Asks the owners of what is copied how it stands, as the operator whose request is served. */
export class OwnerStates {
  private readonly clients = new Map<EventOwner, ServiceClient>();
  private lastOperator: Caller | undefined;

  constructor(
    private readonly service: EventOwner,
    private readonly urls: Readonly<Record<EventOwner, string>>,
    private readonly tls?: TlsOptions,
  ) {}

  /** Remembers the operator who asked last, in memory only, for what goes on after the request. */
  remember(operator: Caller): void {
    this.lastOperator = operator;
  }

  /** The operator who asked last. @throws Error when none has since the process began. */
  get operator(): Caller {
    if (!this.lastOperator) throw new Error('no operator has asked since this process began, as whom the owner could be asked: ask for its projections, then resume it');
    return this.lastOperator;
  }

  /** @throws SERVICE_UNAVAILABLE naming the owner, OwnerRefused, Error when it answers with states that break the contract. */
  async page(projection: Projection, selection: AggregateSelection, caller: Caller): Promise<AggregatePage> {
    const { owner, topic, events } = projection;
    const { first, after, subjects } = selection;
    const query = `query AggregateStates($topic: String!, $first: Int!, $after: ID, $subjects: [ID!]) {
      events: ${owner}Events { aggregateStates(topic: $topic, first: $first, after: $after, subjects: $subjects) { states { subject sequence data } next } }
    }`;
    const variables = { topic, first, after: after ?? null, subjects: subjects ?? null };
    const answer = await this.clientOf(owner).query<Answer>({ method: 'AggregateStates', query, variables }, caller);
    if (!answer.events) throw new Error(`${owner} does not say how ${topic} stands`);
    const { states, next } = answer.events.aggregateStates;
    return { next, states: states.map((state) => ({ ...state, data: events[0]?.data.parse(state.data) ?? state.data })) };
  }

  /** The states of those among the subjects that the owner has. */
  async of(projection: Projection, subjects: readonly string[], caller: Caller): Promise<AggregatePage['states']> {
    const found: AggregatePage['states'][number][] = [];
    for (let at = 0; at < subjects.length; at += PAGE_OF_STATES) {
      const { states } = await this.page(projection, { first: PAGE_OF_STATES, subjects: subjects.slice(at, at + PAGE_OF_STATES) }, caller);
      found.push(...states);
    }
    return found;
  }

  async close(): Promise<void> {
    await Promise.all([...this.clients.values()].map((client) => client.close()));
  }

  private clientOf(owner: EventOwner): ServiceClient {
    const known = this.clients.get(owner);
    if (known) return known;
    const client = new ServiceClient({ source: this.service, target: owner, url: `${this.urls[owner]}/graphql`, tls: this.tls, timeoutMs: 20_000, attemptTimeoutMs: 8_000 });
    this.clients.set(owner, client);
    return client;
  }
}
