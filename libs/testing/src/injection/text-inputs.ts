import { randomUUID } from 'node:crypto';
import { namedType, type InputShape, type SubgraphShape, type TypeRef } from '../authorisation/subgraph-shape.js';

export type Arguments = Readonly<Record<string, unknown>>;

/** A place in the arguments of a field where clients write text: `['input', 'rules', 0, 'startTime']`. */
export interface TextInput {
  readonly path: readonly (string | number)[];
  /** The field's arguments, good ones but for this text in that place. */
  readonly write: (text: string) => Arguments;
}

const NO_TEXT = new Set(['Int', 'Float', 'Boolean']);

/** Finds every place for text in the arguments of a field: of whatever scalar, in lists, and in the fields of inputs however deep. */
export class TextInputs {
  /** @param good arguments that get past validation, where what is made up by type and name would not */
  constructor(
    private readonly shape: SubgraphShape,
    private readonly good: Readonly<Record<string, Arguments>>,
  ) {}

  of(coordinate: string, args: readonly InputShape[]): TextInput[] {
    const base = () => this.withNeeded(args, this.good[coordinate] ?? {});
    return args.flatMap((arg) =>
      this.within(arg.type, arg.name, () => base()[arg.name], [arg.name]).map(({ path, write }) => ({ path, write: (text: string) => ({ ...base(), [arg.name]: write(text) }) })),
    );
  }

  private withNeeded(inputs: readonly InputShape[], given: Arguments): Record<string, unknown> {
    const needed = inputs.filter(({ name, type, defaultValue }) => !(name in given) && type.kind === 'NON_NULL' && defaultValue === null);
    return { ...given, ...Object.fromEntries(needed.map(({ name, type }) => [name, this.made(type, name)])) };
  }

  private within(ref: TypeRef, name: string, base: () => unknown, path: TextInput['path']): { path: TextInput['path']; write: (text: string) => unknown }[] {
    if (ref.kind === 'NON_NULL') return this.within(ref.ofType!, name, base, path);
    if (ref.kind === 'LIST') {
      const items = () => (base() ?? []) as unknown[];
      return this.within(ref.ofType!, name, () => items()[0], [...path, 0]).map((one) => ({ path: one.path, write: (text) => [one.write(text), ...items().slice(1)] }));
    }
    const { kind, inputFields } = this.shape.type(ref.name!);
    if (kind === 'INPUT_OBJECT') {
      const whole = () => this.withNeeded(inputFields ?? [], (base() ?? {}) as Arguments);
      return (inputFields ?? []).flatMap((field) =>
        this.within(field.type, field.name, () => whole()[field.name], [...path, field.name]).map((one) => ({ path: one.path, write: (text: string) => ({ ...whole(), [field.name]: one.write(text) }) })),
      );
    }
    if (kind !== 'SCALAR' || NO_TEXT.has(ref.name!)) return [];
    return [{ path, write: (text) => (ref.name === 'JSONObject' ? { ...(base() as object | undefined), [text]: text } : text) }];
  }

  private made(ref: TypeRef, name: string): unknown {
    if (ref.kind === 'NON_NULL') return this.made(ref.ofType!, name);
    if (ref.kind === 'LIST') return [this.made(ref.ofType!, name)];
    const { kind, enumValues, inputFields } = this.shape.type(ref.name!);
    if (kind === 'ENUM') return enumValues![0]!.name;
    if (kind === 'INPUT_OBJECT') return this.withNeeded(inputFields ?? [], {});
    return (BY_NAME[name] ?? BY_TYPE[ref.name!] ?? BY_TYPE['String']!)();
  }
}

/** `input: PublishCourseInput!, id: ID!`: how the variables of these arguments are declared. */
export function typeText(ref: TypeRef): string {
  if (ref.kind === 'NON_NULL') return `${typeText(ref.ofType!)}!`;
  return ref.kind === 'LIST' ? `[${typeText(ref.ofType!)}]` : namedType(ref);
}

const BY_NAME: Readonly<Record<string, () => unknown>> = {
  // Somebody else each time: attempts at one account are counted.
  email: () => `${randomUUID()}@example.org`,
  password: () => 'nine green bottles 9',
  currentPassword: () => 'nine green bottles 9',
  newPassword: () => 'ten green bottles 10',
  timeZone: () => 'UTC',
  locale: () => 'en',
  language: () => 'en',
  subject: () => 'mathematics',
  currency: () => 'EUR',
  dateOfBirth: () => '2000-02-28',
  durationMinutes: () => 60,
  rating: () => 4,
  reason: () => 'to see what happens',
  idempotencyKey: () => randomUUID(),
  clientMessageId: () => randomUUID(),
};

const BY_TYPE: Readonly<Record<string, () => unknown>> = {
  String: () => 'x',
  ID: () => randomUUID(),
  Int: () => 1,
  Float: () => 1,
  Boolean: () => true,
  DateTime: () => '2030-01-07T09:00:00Z',
  LocalTime: () => '09:00',
  MinorUnits: () => 100,
  JSONObject: () => ({}),
};
