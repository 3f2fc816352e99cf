import { isStateTopic, jsonSchemaOf, personalFieldsOf, type JsonSchema } from '@edtech/contracts';
import type { DescribedEvent } from '../described-event.js';
import { cloudEventHeaders, exampleHeaders } from './cloud-events.js';

interface Reference {
  readonly $ref: string;
}

export interface AsyncApiMessage {
  readonly name: string;
  readonly title: string;
  readonly summary: string;
  readonly contentType: string;
  readonly headers: unknown;
  readonly payload: Reference;
  readonly bindings: unknown;
  readonly examples: readonly { readonly name: string; readonly headers: unknown; readonly payload: unknown }[];
  readonly tags: readonly { readonly name: string }[];
  /** The fields that tell who somebody is; absent where there are none. */
  readonly 'x-personal'?: readonly string[];
}

export interface AsyncApiChannel {
  readonly address: string;
  readonly title: string;
  readonly description: string;
  readonly messages: Readonly<Record<string, Reference>>;
  readonly bindings: { readonly kafka: { readonly topicConfiguration: { readonly 'cleanup.policy': readonly string[] } } };
}

export interface AsyncApiOperation {
  readonly action: 'send' | 'receive';
  readonly title: string;
  readonly summary: string;
  readonly channel: Reference;
  readonly messages: readonly Reference[];
  readonly tags: readonly { readonly name: string }[];
  readonly bindings?: unknown;
}

/** An AsyncAPI 3 document, as far as it is built here. */
export interface AsyncApiDocument {
  readonly asyncapi: '3.0.0';
  readonly info: { readonly title: string; readonly version: string; readonly description: string; readonly license: { readonly name: string } };
  readonly defaultContentType: string;
  readonly servers: unknown;
  readonly channels: Readonly<Record<string, AsyncApiChannel>>;
  readonly operations: Readonly<Record<string, AsyncApiOperation>>;
  readonly components: {
    readonly messages: Readonly<Record<string, AsyncApiMessage>>;
    readonly schemas: Readonly<Record<string, unknown>>;
    readonly securitySchemes: unknown;
  };
}

/** The document of all events: one channel per topic, and one operation per service and topic it publishes to or consumes. */
export function asyncApiDocument(version: string, events: readonly DescribedEvent[]): AsyncApiDocument {
  const schemas = nameSchemas(events);
  const topics = [...new Set(events.map(({ definition }) => definition.topic))].sort();
  const onTopic = (topic: string) => events.filter(({ definition }) => definition.topic === topic);
  return {
    asyncapi: '3.0.0',
    info: {
      title: 'The events of the edtech platform',
      version,
      description:
        'Facts in past tense about tutors, students, lessons and payments, as CloudEvents 1.0 over Kafka (binary mode). One topic per aggregate; the key is its id. Every event carries the whole public state of its aggregate. Delivery is at least once, in order per key. Topics are kept for ever; state topics, which alone have personal data, keep the last event of each key.',
      license: { name: 'MIT' },
    },
    defaultContentType: 'application/json',
    servers: {
      local: { host: 'localhost:9092', protocol: 'kafka', description: 'The broker that "npm start -- --services" and docker compose start.' },
      secured: {
        host: '{broker}',
        protocol: 'kafka-secure',
        description: 'A deployment with access control: only the owner of a topic may write to it.',
        variables: { broker: { description: 'host:port of any broker of the cluster.' } },
        security: [{ $ref: '#/components/securitySchemes/scram' }],
      },
    },
    channels: Object.fromEntries(topics.map((topic) => [channelOf(topic), channel(topic, onTopic(topic))])),
    operations: Object.fromEntries(topics.flatMap((topic) => operations(topic, onTopic(topic)))),
    components: {
      messages: Object.fromEntries(events.map((event) => [event.definition.type, message(event, schemas.nameOf(event))])),
      schemas: { cloudEventHeaders, ...schemas.components },
      securitySchemes: { scram: { type: 'scramSha512', description: 'A user of your own; docs/events/security.md says how to get one.' } },
    },
  };
}

/** `edtech.identity.user` -> `identity.user` */
function channelOf(topic: string): string {
  return topic.replace(/^edtech\./, '');
}

function channel(topic: string, events: readonly DescribedEvent[]): AsyncApiChannel {
  const [first] = events;
  const channelName = channelOf(topic);
  return {
    address: topic,
    title: channelName,
    description: `Owned by ${first?.definition.owner}, which alone may publish here. Keyed by ${first?.definition.subject}. ${kept(topic)}`,
    messages: Object.fromEntries(events.map(({ definition: { type } }) => [type, { $ref: `#/components/messages/${type}` }])),
    bindings: { kafka: { topicConfiguration: { 'cleanup.policy': [isStateTopic(topic) ? 'compact' : 'delete'] } } },
  };
}

function kept(topic: string): string {
  return isStateTopic(topic) ? 'A state topic: after 7 days only the last event of each key may be left, so that sequences have gaps and what was created may be told first as updated.' : 'Every event is kept.';
}

function operations(topic: string, events: readonly DescribedEvent[]): [string, AsyncApiOperation][] {
  const name = channelOf(topic);
  const operation = (action: 'send' | 'receive', service: string, handled: readonly DescribedEvent[]): [string, AsyncApiOperation] => [
    `${service}.${action}.${name}`,
    {
      action,
      title: `${service} ${action === 'send' ? 'publishes to' : 'consumes'} ${name}`,
      summary: `The ${service} service ${action === 'send' ? 'publishes' : 'handles'} these events.`,
      channel: { $ref: `#/channels/${name}` },
      messages: handled.map(({ definition: { type } }) => ({ $ref: `#/channels/${name}/messages/${type}` })),
      tags: [{ name: service }],
      ...(action === 'receive' && { bindings: { kafka: { groupId: { type: 'string', const: service } } } }),
    },
  ];
  const owners = [...new Set(events.map(({ definition }) => definition.owner))];
  const consumers = [...new Set(events.flatMap((event) => event.consumers))].sort();
  return [
    ...owners.map((owner) => operation('send', owner, events)),
    ...consumers.map((consumer) => operation('receive', consumer, events.filter((event) => event.consumers.includes(consumer)))),
  ];
}

function message({ definition, example }: DescribedEvent, schema: string): AsyncApiMessage {
  const { type, owner, subject, description } = definition;
  const personal = personalFieldsOf(definition);
  return {
    name: type,
    title: type,
    summary: description,
    contentType: 'application/json',
    headers: {
      allOf: [
        { $ref: '#/components/schemas/cloudEventHeaders' },
        { type: 'object', properties: { ce_type: { type: 'string', const: type }, ce_source: { type: 'string', const: `/edtech/${owner}` } } },
      ],
    },
    payload: { $ref: `#/components/schemas/${schema}` },
    bindings: { kafka: { key: { type: 'string', format: 'uuid', description: `The ${subject} of the data.` } } },
    examples: [{ name: 'golden', headers: exampleHeaders(type, owner, String(example[subject])), payload: example }],
    tags: [{ name: owner }],
    ...(personal.length > 0 && { 'x-personal': personal }),
  };
}

/** Events of one topic and version mostly carry the same state: then it stands once, under the aggregate's name. */
function nameSchemas(events: readonly DescribedEvent[]): { components: Record<string, JsonSchema>; nameOf: (event: DescribedEvent) => string } {
  const components: Record<string, JsonSchema> = {};
  const names = new Map<string, string>();
  for (const { definition } of events) {
    const schema = stateOf(definition.type, jsonSchemaOf(definition));
    const shared = `${channelOf(definition.topic)}.${definition.type.split('.').at(-1)}`;
    const name = JSON.stringify(components[shared] ?? schema) === JSON.stringify(schema) ? shared : definition.type;
    components[name] = schema;
    names.set(definition.type, name);
  }
  return { components, nameOf: ({ definition }) => names.get(definition.type) ?? definition.type };
}

function stateOf(type: string, { $schema: _schema, $id: _id, title: _title, description: _description, ...schema }: JsonSchema): JsonSchema {
  if (schema['type'] !== 'object') throw new Error(`the data of ${type} is no object`);
  return schema;
}
