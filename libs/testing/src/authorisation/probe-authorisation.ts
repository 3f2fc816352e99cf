import { SCOPES } from '@edtech/auth';
import { randomUUID } from 'node:crypto';
import type { GraphqlResult } from '../ask-graphql.js';
import type { TestService } from '../start-test-service.js';
import type { TestServiceAccount, TestUser } from '../test-users.js';
import type { Audience, AuthorisationReport, AuthorisationWorld } from './authorisation-world.js';
import { fingerprintOf } from './fingerprint.js';
import { judge, mayAct, scopesIn } from './judge.js';
import { namedType, SubgraphShape, type FieldShape } from './subgraph-shape.js';
import { SelectionWriter } from './write-selection.js';

type Service = Pick<TestService, 'url' | 'database' | 'serviceAccount'>;

/** Their fields are reached through one guarded root field each, and asked for one by one. */
const NAMESPACES = new Set(['ServiceEvents', 'ServiceEventActions']);

interface Asking {
  /** As findings call it. */
  readonly name: string;
  readonly viewer: TestUser | null;
  readonly service?: TestServiceAccount;
  readonly headers: Readonly<Record<string, string>>;
}

/**
 * Asks a running subgraph for every field it has, as everybody, about what is their own and what is not: entities
 * through `_entities` as the gateway does, with made-up properties in the references, and every root field; some
 * viewers also claim in headers to be somebody else, and service accounts ask with no scope and with each. Judges all that comes back by the world's rules.
 */
export async function probeAuthorisation(service: Service, world: AuthorisationWorld): Promise<AuthorisationReport> {
  const probe = new Probe(service, world, await SubgraphShape.of(service.url));
  return probe.run();
}

class Probe {
  private readonly leaks = new Set<string>();
  private readonly seen = new Set<string>();
  private judged = 0;
  private refusals = 0;
  private readonly writer: SelectionWriter;
  private readonly askings: readonly Asking[];

  constructor(
    private readonly service: Service,
    private readonly world: AuthorisationWorld,
    private readonly shape: SubgraphShape,
  ) {
    const first = Object.entries(world.given ?? {}).map(([coordinate, sets]) => [coordinate, sets[0] ?? {}] as const);
    this.writer = new SelectionWriter(shape, Object.fromEntries(first));
    this.askings = [...askingsOf(world), ...serviceAccountsOf(service)];
  }

  async run(): Promise<AuthorisationReport> {
    for (const type of this.shape.entities) for (const field of this.shape.fieldsOf(type)) await this.probeEntityField(type, field);
    await this.probeNonEntities();
    for (const field of this.shape.fieldsOf('Query')) await this.probeQuery(field);
    const before = await fingerprintOf(this.service.database);
    for (const field of this.shape.fieldsOf('Mutation')) await this.probeMutation(field);
    const changed = (await fingerprintOf(this.service.database)).filter((table, index) => table !== before[index]);
    for (const table of changed) this.leaks.add(`something refused was written: ${table}`);
    return { undecided: this.undecided(), leaks: [...this.leaks].sort(), unseen: this.unseen(), judged: this.judged, refusals: this.refusals };
  }

  private async probeEntityField(type: string, field: FieldShape): Promise<void> {
    const selection = this.writer.field(type, field);
    const query = `query ($r: [_Any!]!) { _entities(representations: $r) { __typename ... on ${type} { id ${field.name === 'id' ? '' : selection} } } }`;
    const ids = [...this.idsOf(type), randomUUID()];
    for (const asking of this.askings) {
      const r = ids.map((id) => ({ ...this.madeUpProperties(type, asking.viewer), __typename: type, id }));
      this.judge(asking, await this.ask(asking, query, { r }), `_entities ${type}.${field.name}`);
    }
  }

  /** What is reached through other fields only is no entity, whatever a reference says. */
  private async probeNonEntities(): Promise<void> {
    for (const type of this.shape.nonEntities) {
      for (const asking of this.askings) {
        const { data } = await this.ask(asking, 'query ($r: [_Any!]!) { _entities(representations: $r) { __typename } }', { r: [{ __typename: type, id: randomUUID() }] });
        this.refusals += 1;
        if ((data as { _entities?: unknown[] } | null)?._entities?.some((entity) => entity !== null)) this.leaks.add(`${asking.name} gets a ${type} through _entities`);
      }
    }
  }

  private async probeQuery(field: FieldShape): Promise<void> {
    const coordinate = `Query.${field.name}`;
    for (const asking of this.askings) {
      if (NAMESPACES.has(namedType(field.type))) {
        await this.probeNamespace('query', field, asking);
        continue;
      }
      for (const given of this.world.given?.[coordinate] ?? [{}]) {
        const answer = await this.ask(asking, `query { ${this.writer.field('Query', field, given)} }`);
        if (this.may(coordinate, asking)) {
          if (valueOf(answer, field.name) !== null) this.seen.add(`${coordinate} ${asking.name}`);
        } else this.mustRefuse(asking, answer, coordinate);
        this.judge(asking, answer, coordinate);
      }
    }
  }

  private async probeMutation(field: FieldShape): Promise<void> {
    const coordinate = `Mutation.${field.name}`;
    for (const asking of this.askings) {
      if (NAMESPACES.has(namedType(field.type))) {
        await this.probeNamespace('mutation', field, asking);
        continue;
      }
      if (this.may(coordinate, asking)) continue;
      const answer = await this.ask(asking, `mutation { ${this.writer.field('Mutation', field)} }`);
      this.mustRefuse(asking, answer, coordinate);
    }
    for (const { as, given, code } of this.world.refused?.[coordinate] ?? []) {
      const asking = this.askings.find(({ name }) => name === as);
      if (!asking) throw new Error(`there is no viewer ${as}`);
      const answer = await this.ask(asking, `mutation { ${this.writer.field('Mutation', field, given)} }`);
      this.mustRefuse(asking, answer, coordinate, code);
    }
  }

  private async probeNamespace(kind: 'query' | 'mutation', field: FieldShape, asking: Asking): Promise<void> {
    const coordinate = `${kind === 'query' ? 'Query' : 'Mutation'}.${field.name}`;
    if (this.may(coordinate, asking)) {
      const answer = await this.ask(asking, `${kind} { ${field.name} { service } }`);
      if (valueOf(answer, field.name) !== null) this.seen.add(`${coordinate} ${asking.name}`);
      return;
    }
    for (const inner of this.shape.fieldsOf(namedType(field.type))) {
      this.mustRefuse(asking, await this.ask(asking, `${kind} { ${this.writer.within(field, inner)} }`), `${coordinate}.${inner.name}`);
    }
  }

  private judge(asking: Asking, answer: GraphqlResult<unknown>, where: string): void {
    const found = judge(this.world, this.shape, asking, answer);
    this.judged += 1;
    this.refusals += found.refusals;
    for (const coordinate of found.seen) this.seen.add(`${coordinate} ${asking.name}`);
    for (const leak of found.leaks) this.leaks.add(`${leak} (${where})`);
  }

  private mustRefuse(asking: Asking, answer: GraphqlResult<unknown>, what: string, code?: string): void {
    this.judged += 1;
    this.refusals += 1;
    const field = what.split('.')[1]!;
    const codes = (answer.errors ?? []).map(({ extensions }) => extensions.code);
    const expected = code ?? this.refusalOf(asking, what);
    const refused = valueOf(answer, field) === null && codes.length > 0 && codes.every((one) => one === expected);
    if (!refused) this.leaks.add(`${asking.name} is not refused ${what} with ${expected} but told ${codes.join(', ') || 'no error'}`);
  }

  private refusalOf({ viewer, service }: Asking, what: string): string {
    if (viewer) return 'FORBIDDEN';
    // Where a scope would do it is said which; anywhere else a service account is nobody.
    const rule = this.ruleOf(what.split('.').slice(0, 2).join('.'));
    return service && rule !== undefined && scopesIn(rule).length > 0 ? 'SCOPE_MISSING' : 'UNAUTHENTICATED';
  }

  private may(coordinate: string, { viewer, service }: Asking): boolean {
    const audience = this.ruleOf(coordinate);
    return audience !== undefined && mayAct(audience, viewer, service);
  }

  private ruleOf(coordinate: string): Audience | undefined {
    return this.world.rules[coordinate] ?? (coordinate.startsWith('Mutation.') ? this.world.otherMutations : undefined);
  }

  private idsOf(type: string): string[] {
    const known = this.world.entities.filter((entity) => entity.type === type).map(({ id }) => id);
    return type === 'User' ? [...known, ...Object.values(this.world.viewers).flatMap((viewer) => viewer?.userId ?? [])] : known;
  }

  /** What a caller without a gateway may write into a reference, in the hope that somebody believes it. */
  private madeUpProperties(type: string, viewer: TestUser | null): Record<string, unknown> {
    const own = viewer?.userId ?? randomUUID();
    const fields = this.shape.fieldsOf(type).map(({ name }) => [name, 'made up'] as const);
    return { ...Object.fromEntries(fields), ...CLAIMS, userId: own, studentUserId: own, tutorUserId: own, participantIds: [own], viewer: { userId: own, role: 'admin' } };
  }

  private undecided(): string[] {
    const [fields, rules] = [new Set(this.shape.coordinates), Object.keys(this.world.rules)];
    const withoutRule = [...fields].filter((coordinate) => this.ruleOf(coordinate) === undefined).map((coordinate) => `${coordinate} has no rule`);
    // Where others have one rule, one more for what is not there lets nobody in.
    const needed = rules.filter((coordinate) => this.world.otherMutations === undefined || !coordinate.startsWith('Mutation.'));
    return [...withoutRule, ...needed.filter((coordinate) => !fields.has(coordinate)).map((coordinate) => `${coordinate} does not exist`)];
  }

  /** Of every field somebody who may see it has to have seen it; where holders and admins may, one of each; where a scope does, who has it. */
  private unseen(): string[] {
    return Object.entries(this.world.rules).flatMap(([coordinate, audience]) => {
      const shut = scopesIn(audience).filter((scope) => !this.askings.some(({ name, service }) => service?.scopes.includes(scope) && this.seen.has(`${coordinate} ${name}`)));
      if (shut.length > 0) return shut.map((scope) => `no service account with ${scope} saw ${coordinate}`);
      if (coordinate.startsWith('Mutation.') || this.world.empty?.includes(coordinate)) return [];
      const by = this.askings.filter(({ name }) => this.seen.has(`${coordinate} ${name}`));
      const missing: string[] = [];
      if (by.length === 0) missing.push(`nobody saw ${coordinate}`);
      else if (audience === 'holders-and-admins') {
        if (!by.some(({ viewer }) => viewer?.role === 'admin')) missing.push(`no admin saw ${coordinate}`);
        if (by.every(({ viewer }) => viewer?.role === 'admin')) missing.push(`no holder saw ${coordinate}`);
      }
      return missing;
    });
  }

  private async ask({ viewer, service, headers }: Asking, query: string, variables: object = {}): Promise<GraphqlResult<unknown>> {
    const token = viewer?.token ?? service?.token;
    const response = await fetch(`${this.service.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers, ...(token !== undefined && { authorization: `Bearer ${token}` }) },
      body: JSON.stringify({ query, variables }),
    });
    const answer = (await response.json()) as GraphqlResult<unknown>;
    const wrong = answer.errors?.find(({ extensions }) => extensions.code === 'GRAPHQL_VALIDATION_FAILED' || extensions.code === 'GRAPHQL_PARSE_FAILED');
    if (wrong && !/not a possible type/.test(wrong.message)) throw new Error(`${wrong.message}: ${query}`);
    return answer;
  }
}

const CLAIMS = { visibility: 'everything', role: 'admin', isAdmin: true, mayRead: true };

/** Everybody, and some of them once more with headers that claim that an admin asks. */
function askingsOf({ viewers }: AuthorisationWorld): Asking[] {
  const admin = Object.values(viewers).find((viewer) => viewer?.role === 'admin');
  const spoofed = {
    'x-user-id': admin?.userId ?? '',
    'x-user-role': 'admin',
    'x-role': 'admin',
    'x-roles': 'admin',
    'x-auth-user': admin?.userId ?? '',
    'x-forwarded-user': admin?.userId ?? '',
    'x-remote-user': admin?.userId ?? '',
    'x-session-id': admin?.sessionId ?? '',
    'x-viewer': JSON.stringify({ userId: admin?.userId, role: 'admin' }),
    'x-access-token': admin?.token ?? '',
    cookie: `token=${admin?.token ?? ''}; authorization=Bearer ${admin?.token ?? ''}`,
    'x-internal': 'true',
  };
  return Object.entries(viewers).flatMap(([name, viewer]) => [
    { name, viewer, headers: {} },
    ...(viewer?.role === 'admin' ? [] : [{ name: `${name}, who claims in headers to be an admin,`, viewer, headers: spoofed }]),
  ]);
}

/** With no scope, and with each. */
function serviceAccountsOf(service: Service): Asking[] {
  return [[], ...SCOPES.map((scope) => [scope])].map((scopes) => ({
    name: `a service account with ${scopes[0] ?? 'no scope'}`,
    viewer: null,
    service: service.serviceAccount(scopes),
    headers: {},
  }));
}

function valueOf({ data }: GraphqlResult<unknown>, field: string): unknown {
  return (data as Record<string, unknown> | null)?.[field] ?? null;
}
