/** The headers that every event has, as JSON Schema: CloudEvents 1.0 in Kafka's binary mode. */
export const cloudEventHeaders = {
  type: 'object',
  required: ['ce_specversion', 'ce_id', 'ce_type', 'ce_source', 'ce_subject', 'ce_time', 'ce_sequence', 'ce_correlationid', 'content-type'],
  properties: {
    ce_specversion: { type: 'string', const: '1.0', description: 'The version of CloudEvents.' },
    ce_id: { type: 'string', format: 'uuid', description: 'Unique per fact (UUIDv7): what has been handled under this id is a duplicate.' },
    ce_type: { type: 'string', description: 'What happened, and the version in which it is told.' },
    ce_source: { type: 'string', description: 'The service that publishes it: /edtech/<owner>.' },
    ce_subject: { type: 'string', format: 'uuid', description: "The aggregate's id, also the message's key." },
    ce_time: { type: 'string', format: 'date-time', description: 'When it happened: a UTC instant.' },
    ce_sequence: { type: 'string', pattern: '^[1-9][0-9]*$', description: "The aggregate's version as a decimal number. It only grows within a subject: apply an event when it is newer than what you have." },
    ce_correlationid: { type: 'string', description: 'Shared by everything that one client request set in motion.' },
    ce_causationid: { type: 'string', description: 'The id of the event whose handling published this one.' },
    ce_traceparent: { type: 'string', description: "W3C trace context of the publisher." },
    'content-type': { type: 'string', const: 'application/json' },
  },
} as const;

/** Headers as one event has them. */
export function exampleHeaders(type: string, owner: string, subject: string): Record<string, string> {
  return {
    ce_specversion: '1.0',
    ce_id: '019aa5a0-0000-7000-8000-000000000000',
    ce_type: type,
    ce_source: `/edtech/${owner}`,
    ce_subject: subject,
    ce_time: '2026-11-02T15:00:00.000Z',
    ce_sequence: '1',
    ce_correlationid: '019aa5a0-0000-7000-8000-000000000001',
    'content-type': 'application/json',
  };
}
