import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buildSchema, execute, parse, validate, type DocumentNode } from 'graphql';
import { lessonsOfTheDay, LIST_SDL } from '../list/lessons.js';
import { answer } from './worker-process.js';

const schema = buildSchema(LIST_SDL);
const documents = new Map<string, DocumentNode>();
const rootValue = { lessons: lessonsOfTheDay };

/** Parses and validates an operation once, as servers do that keep documents. */
function documentOf(query: string): DocumentNode {
  let document = documents.get(query);
  if (!document) {
    document = parse(query);
    const [problem] = validate(schema, document);
    if (problem) throw problem;
    documents.set(query, document);
  }
  return document;
}

const server = createServer((request, response) => {
  void (async () => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const { query } = JSON.parse(Buffer.concat(chunks).toString()) as { query: string };
    const result = await execute({ schema, document: documentOf(query), rootValue });
    const text = Buffer.from(JSON.stringify(result));
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': text.length }).end(text);
  })().catch((error: unknown) => response.writeHead(500).end(String(error)));
});

answer({
  start: async () => {
    server.keepAliveTimeout = 0;
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
  },
  url: () => `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
  stop: () => {
    server.closeAllConnections();
    server.close();
  },
});
