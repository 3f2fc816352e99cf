import Ajv from 'ajv';
import addFormats from 'ajv-formats';
import type { AsyncApiDocument } from './asyncapi-document.js';

const DOCUMENT = 'urn:edtech:asyncapi';

/** Examples in the document that their own schemas refuse: AsyncAPI's parser does not look at them. */
export function findBadExamples(document: AsyncApiDocument): string[] {
  const ajv = new Ajv({ strict: false, allErrors: true });
  addFormats(ajv);
  // By name, so that references within the document are followed.
  ajv.addSchema({ $id: DOCUMENT, ...document });
  return Object.values(document.components.messages).flatMap(({ name, examples }) =>
    examples.flatMap((example) =>
      (['headers', 'payload'] as const).flatMap((part) => {
        const validate = ajv.getSchema(`${DOCUMENT}#/components/messages/${name}/${part}`);
        if (!validate) throw new Error(`${name} has no schema of its ${part}`);
        return validate(example[part]) ? [] : (validate.errors ?? []).map(({ instancePath, message }) => `${name}, ${part}${instancePath}: ${message}`);
      }),
    ),
  );
}
