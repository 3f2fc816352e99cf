import type { z } from 'zod';
import { isStateTopic } from './state-topics.js';

/** The services that own events: the only producers of their topics. */
export type EventOwner = 'identity' | 'learning' | 'payment' | 'communication' | 'ai' | 'analytics';

/** What an event's data says about a person, and what is left of it once the person's data are erased. */
export interface PersonalData<S extends z.ZodObject = z.ZodObject> {
  /** The field that says whose data they are: the id of an account. */
  readonly of: Extract<keyof z.infer<S>, string>;
  /** The fields that tell who the person is, or what they wrote, with what stands in them after an erasure. */
  readonly erased: (userId: string) => Partial<z.infer<S>>;
}

/**
 * One version of one event. A published version is frozen but for new optional fields;
 * any other change is the next version, published beside this one for a while.
 */
export interface EventDefinition<S extends z.ZodObject = z.ZodObject, T extends string = string> {
  /** CloudEvents type, a fact in past tense: `<owner>.<aggregate>.<fact>.v<n>`. */
  readonly type: T;
  /** One topic per aggregate: `edtech.<owner>.<aggregate>`. */
  readonly topic: string;
  /** The one service that publishes it. */
  readonly owner: EventOwner;
  /** Which field of the data is the aggregate's id: CloudEvents subject and partition key. */
  readonly subject: Extract<keyof z.infer<S>, string>;
  /** What happened, for people who consume it. */
  readonly description: string;
  /** The public state of the aggregate after the fact. */
  readonly data: S;
  /**
   * Absent: ids, amounts and what was published for everyone. Only on a topic of {@link stateTopics}, which forgets what a person's
   * last state does not say any more.
   */
  readonly personal?: PersonalData;
}

/** The data that a definition carries, as TypeScript sees it. */
export type EventData<D extends EventDefinition> = z.infer<D['data']>;

/** An event as a consumer receives it: CloudEvents 1.0 attributes with the platform's extensions. */
export interface EventEnvelope<D extends EventDefinition = EventDefinition> {
  /** UUIDv7, unique per fact: the key for recognising duplicates. A fact that is told in two versions has one id. */
  readonly id: string;
  readonly type: D['type'];
  /** `/edtech/<owner>`. */
  readonly source: string;
  /** The aggregate's id, also the partition key. */
  readonly subject: string;
  /** The aggregate's version, strictly increasing per subject: apply only what is newer. */
  readonly sequence: number;
  /** UTC instant of the fact, ISO 8601. */
  readonly time: string;
  readonly data: EventData<D>;
  /** Shared by everything that one client request set in motion. */
  readonly correlationId: string;
  /** The id of the event whose handling published this one. */
  readonly causationId?: string;
  /** W3C trace context of the publisher. */
  readonly traceparent?: string;
}

/** Declares an event. Its type and topic must agree with its owner, or the module does not load. */
export function defineEvent<S extends z.ZodObject, T extends string>(definition: EventDefinition<S, T>): EventDefinition<S, T> {
  const [owner, aggregate, fact, version, ...rest] = definition.type.split('.');
  const wellNamed = owner === definition.owner && aggregate && fact && /^v[1-9]\d*$/.test(version ?? '') && rest.length === 0;
  if (!wellNamed) {
    throw new Error(`event type "${definition.type}" must read <owner>.<aggregate>.<fact>.v<n> with owner "${definition.owner}"`);
  }
  if (definition.topic !== `edtech.${owner}.${aggregate}`) {
    throw new Error(`event "${definition.type}" belongs on topic edtech.${owner}.${aggregate}, not ${definition.topic}`);
  }
  if (definition.personal && !isStateTopic(definition.topic)) {
    throw new Error(`event "${definition.type}" has personal data, and ${definition.topic} is no state topic: it would keep them for ever`);
  }
  return definition;
}

/** The names of the fields of an event's data that tell who somebody is; none for most events. */
export function personalFieldsOf({ personal }: Pick<EventDefinition, 'personal'>): readonly string[] {
  return personal ? Object.keys(personal.erased('')) : [];
}

/** An event's data as they are once the person of whom they tell is erased: valid, and about nobody. */
export function erasedData(definition: Pick<EventDefinition, 'personal'>, data: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const { personal } = definition;
  return personal ? { ...data, ...personal.erased(String(data[personal.of])) } : { ...data };
}
