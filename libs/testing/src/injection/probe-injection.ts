import { createHash } from 'node:crypto';
import type { AuthorisationWorld } from '../authorisation/authorisation-world.js';
import { fingerprintOf } from '../authorisation/fingerprint.js';
import { mayAct } from '../authorisation/judge.js';
import { namedType, SubgraphShape, type FieldShape, type TypeRef } from '../authorisation/subgraph-shape.js';
import type { GraphqlResult } from '../ask-graphql.js';
import type { TestService } from '../start-test-service.js';
import type { TestUser } from '../test-users.js';
import { InjectionTrace, INJECTED_TEXTS } from './injected-texts.js';
import { TextInputs, typeText, type Arguments, type TextInput } from './text-inputs.js';

type Service = Pick<TestService, 'url' | 'database'>;

export interface InjectionReport {
  /** Answers that nobody has thought of: statements that a text has broken, most likely. */
  readonly broken: readonly string[];
  /** How many of the texts have run. */
  readonly ran: number;
  /** What has changed that may not: any row by asking, the tables themselves by anything. */
  readonly harmed: readonly string[];
  /** Places whose text was never looked at, as something else was wrong with every request. */
  readonly untried: readonly string[];
  /** Places for text. */
  readonly places: number;
  readonly requests: number;
}

/** Refused before anybody looks at the text. */
const TOO_EARLY = new Set(['FORBIDDEN', 'UNAUTHENTICATED', 'SCOPE_MISSING', 'STEP_UP_REQUIRED', 'TOO_MANY_ATTEMPTS', 'PASSWORDS_BUSY']);
const AT_ONCE = 8;

/**
 * Sends a running subgraph texts that would run as SQL if somebody put them into a statement: in every argument and every field of every input
 * where text can be written, in cursors, and as the keys of references; as a student, a tutor and an admin.
 *
 * @param good arguments that get past validation, by coordinate, where made-up ones do not; the world's are known already
 */
export async function probeInjection(service: Service, world: AuthorisationWorld, good: Readonly<Record<string, Arguments>> = {}): Promise<InjectionReport> {
  const trace = await InjectionTrace.lay(service.database);
  const shape = await SubgraphShape.of(service.url);
  const probe = new Probe(service, world, shape, { ...ofEvents(shape), ...argumentsOf(world), ...good });
  return probe.run(trace);
}

class Probe {
  private readonly inputs: TextInputs;
  private readonly broken = new Set<string>();
  private readonly tried = new Set<string>();
  private readonly places = new Set<string>();
  private requests = 0;
  private readonly viewers: readonly (readonly [string, TestUser])[];

  constructor(
    private readonly service: Service,
    private readonly world: AuthorisationWorld,
    private readonly shape: SubgraphShape,
    good: Readonly<Record<string, Arguments>>,
  ) {
    this.inputs = new TextInputs(shape, good);
    const named = Object.entries(world.viewers).flatMap(([name, viewer]) => (viewer ? [[name, viewer] as const] : []));
    this.viewers = (['student', 'tutor', 'admin'] as const).map((role) => named.find(([, { role: its }]) => its === role)!);
  }

  async run(trace: InjectionTrace): Promise<InjectionReport> {
    const { database } = this.service;
    const [tables, rows] = [await tablesOf(database), await fingerprintOf(database)];
    await this.askAll([...this.references(), ...this.ofEntities(), ...this.ofRoot('Query', 'query')], AT_ONCE);
    const harmed = (await fingerprintOf(database)).filter((line, index) => line !== rows[index]);
    await this.askAll(this.ofRoot('Mutation', 'mutation'), 1);
    if ((await tablesOf(database)) !== tables) harmed.push('the tables');
    const untried = [...this.places].filter((place) => !this.tried.has(place));
    return { broken: [...this.broken].sort(), ran: await trace.count(), harmed, untried, places: this.places.size, requests: this.requests };
  }

  /** Keys of references: whatever comes back for them, nobody has such a thing. */
  private references(): Asking[] {
    return this.shape.entities.flatMap((type) =>
      this.asked(`${type} by reference`, { path: ['id'], write: (id) => ({ r: [{ __typename: type, id }] }) }, 'query ($r: [_Any!]!) { _entities(representations: $r) { __typename } }'),
    );
  }

  private ofEntities(): Asking[] {
    return this.shape.entities.flatMap((type) => {
      const r = this.idsOf(type).map((id) => ({ __typename: type, id }));
      return this.shape.fieldsOf(type).flatMap((field) => {
        const query = `query ($r: [_Any!]!${this.declared(field, ', ')}) { _entities(representations: $r) { ... on ${type} { ${this.written(field)} } } }`;
        return this.inputs.of(`${type}.${field.name}`, field.args).flatMap((input) => this.asked(`${type}.${field.name}`, withMore(input, { r }), query));
      });
    });
  }

  /** The fields of a root type, and of what lies in a namespace. */
  private ofRoot(root: 'Query' | 'Mutation', kind: 'query' | 'mutation'): Asking[] {
    return this.shape.fieldsOf(root).flatMap((field) => {
      const coordinate = `${root}.${field.name}`;
      const may = (viewer: TestUser) => mayAct(this.world.rules[coordinate] ?? this.world.otherMutations ?? 'anyone', viewer);
      const own = this.inputs.of(coordinate, field.args).flatMap((input) => this.asked(coordinate, input, `${kind}${this.declared(field, '', '(', ')')} { ${this.written(field)} }`, may));
      if (field.args.length > 0 || this.shape.isEntity(namedType(field.type))) return own;
      return (this.shape.type(namedType(field.type)).fields ?? []).flatMap((inner) => {
        const query = `${kind}${this.declared(inner, '', '(', ')')} { ${field.name} { ${this.written(inner)} } }`;
        return this.inputs.of(`${coordinate}.${inner.name}`, inner.args).flatMap((input) => this.asked(`${coordinate}.${inner.name}`, input, query, may));
      });
    });
  }

  /** Each text in this place, by somebody who may; by all others one. */
  private asked(coordinate: string, input: TextInput, query: string, may: (viewer: TestUser) => boolean = () => true): Asking[] {
    const place = `${coordinate}(${input.path.join('.')})`;
    this.places.add(place);
    const texts = INJECTED_TEXTS.flatMap(({ text }) => (/^(after|before)$/.test(String(input.path.at(-1))) ? [text, cursorOf(text)] : [text]));
    const first = this.viewers.find(([, viewer]) => may(viewer));
    return this.viewers.flatMap(([name, viewer], index) =>
      (name === first?.[0] ? texts : [texts[index]!]).map((text) => async () => {
        this.requests += 1;
        this.look(place, input, `${name} sends ${text} to ${place}`, await this.ask(query, input.write(text), viewer));
      }),
    );
  }

  private look(place: string, input: TextInput, what: string, { errors = [] }: GraphqlResult<unknown>): void {
    for (const { message, extensions } of errors) {
      if (extensions.code === 'INTERNAL' || extensions.code.startsWith('INTERNAL_') || extensions.code === 'GRAPHQL_VALIDATION_FAILED') this.broken.add(`${what}: ${extensions.code} ${message}`);
    }
    if (errors.every((error) => !TOO_EARLY.has(error.extensions.code) && isAbout(error, input.path))) this.tried.add(place);
  }

  /** From another address each time, as attempts from one are counted. */
  private async ask(query: string, variables: Arguments, { token }: TestUser): Promise<GraphqlResult<unknown>> {
    const address = `10.${(this.requests >> 16) % 256}.${(this.requests >> 8) % 256}.${this.requests % 256}`;
    const headers = { 'content-type': 'application/json', authorization: `Bearer ${token}`, 'x-forwarded-for': address };
    const response = await fetch(`${this.service.url}/graphql`, { method: 'POST', headers, body: JSON.stringify({ query, variables }) });
    return (await response.json()) as GraphqlResult<unknown>;
  }

  private async askAll(askings: readonly Asking[], atOnce: number): Promise<void> {
    for (let at = 0; at < askings.length; at += atOnce) await Promise.all(askings.slice(at, at + atOnce).map((ask) => ask()));
  }

  private idsOf(type: string): string[] {
    const known = this.world.entities.filter((entity) => entity.type === type).map(({ id }) => id);
    return type === 'User' ? this.viewers.map(([, { userId }]) => userId) : known.slice(0, 3);
  }

  private declared({ args }: FieldShape, before: string, open = '', close = ''): string {
    return args.length === 0 ? '' : `${before}${open}${args.map(({ name, type, defaultValue }) => `$${name}: ${typeText(type)}${defaultValue === null ? '' : ` = ${defaultValue}`}`).join(', ')}${close}`;
  }

  private written({ name, args, type }: FieldShape): string {
    const given = args.length === 0 ? '' : `(${args.map((arg) => `${arg.name}: $${arg.name}`).join(', ')})`;
    return `${name}${given} ${this.isComposite(type) ? '{ __typename }' : ''}`;
  }

  private isComposite(type: TypeRef): boolean {
    return ['OBJECT', 'UNION', 'INTERFACE'].includes(this.shape.type(namedType(type)).kind);
  }
}

type Asking = () => Promise<void>;

/** What is done about many parked events is done about those of a type or a time. */
function ofEvents(shape: SubgraphShape): Record<string, Arguments> {
  const namespaces = shape.fieldsOf('Mutation').filter(({ type }) => namedType(type) === 'ServiceEventActions');
  return Object.fromEntries(namespaces.flatMap(({ name }) => ['replayParked', 'dropParked'].map((field) => [`Mutation.${name}.${field}`, { type: 'identity.user.created.v1' }])));
}

/** Whether an error is about what stands in this place, or about none: then all places were good enough to be used. */
function isAbout({ message, extensions: { code, fields } }: NonNullable<GraphqlResult<unknown>['errors']>[number], path: TextInput['path']): boolean {
  if (code !== 'BAD_USER_INPUT') return true;
  const place = path.join('.');
  if (!fields) return message.includes(String(path.filter((part) => typeof part === 'string').at(-1)));
  return fields.some(({ field }) => place.startsWith(field) || field.startsWith(place));
}

/** Arguments that fields are known to take, or to refuse for nothing but who asks. */
function argumentsOf({ given = {}, refused = {} }: AuthorisationWorld): Record<string, Arguments> {
  return Object.fromEntries([
    ...Object.entries(given).flatMap(([coordinate, [first]]) => (first ? [[coordinate, first] as const] : [])),
    ...Object.entries(refused).flatMap(([coordinate, [first]]) => (first ? [[coordinate, first.given] as const] : [])),
  ]);
}

function withMore({ path, write }: TextInput, more: Arguments): TextInput {
  return { path, write: (text) => ({ ...more, ...write(text) }) };
}

/** As a list of ours would give it, if it sorted by such a text. */
function cursorOf(text: string): string {
  return Buffer.from(JSON.stringify([text, text])).toString('base64url');
}

/** All columns, constraints, triggers and functions, as one hash. */
async function tablesOf({ admin }: Service['database']): Promise<string> {
  const rows = await admin<{ line: string }[]>`
    select concat_ws(' ', attrelid::regclass, attname, atttypid::regtype, attnotnull) as line from pg_attribute a join pg_class c on c.oid = attrelid
      join pg_namespace n on n.oid = c.relnamespace where attnum > 0 and n.nspname !~ '^pg_|^information_schema'
    union all select concat_ws(' ', conrelid::regclass, pg_get_constraintdef(oid)) from pg_constraint
    union all select concat_ws(' ', tgrelid::regclass, tgname, tgenabled) from pg_trigger
    union all select concat_ws(' ', proname, md5(prosrc)) from pg_proc p join pg_namespace n on n.oid = p.pronamespace where n.nspname !~ '^pg_|^information_schema'
    order by 1`;
  return createHash('sha256').update(rows.map(({ line }) => line).join('\n')).digest('hex');
}
