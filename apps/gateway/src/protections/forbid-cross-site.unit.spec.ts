import { forbidCrossSite } from './forbid-cross-site.js';

/** What browsers send without asking, and what makes them ask first: https://fetch.spec.whatwg.org/#cors-safelisted-request-header */
describe('a request that a page of another site can cause', () => {
  it.each([
    ['a form', { 'content-type': 'application/x-www-form-urlencoded' }],
    ['a form with files', { 'content-type': 'multipart/form-data; boundary=x' }],
    ['text', { 'content-type': 'text/plain' }],
    ['text, written otherwise', { 'content-type': ' Text/PLAIN ; charset=utf-8' }],
    ['no type', {}],
    ['an empty type', { 'content-type': '' }],
    ['a type that is only parameters', { 'content-type': '; application/json' }],
    ['a header without a value', { 'apollo-require-preflight': '', 'content-type': 'text/plain' }],
    ['headers that browsers set themselves', { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site', accept: 'application/json' }],
  ])('is refused: %s', (_, headers) => {
    expect(() => forbidCrossSite(headers)).toThrow(expect.objectContaining({ code: 'PREFLIGHT_MISSING' }) as Error);
  });

  it.each([
    ['JSON', { 'content-type': 'application/json' }],
    ['JSON, written otherwise', { 'content-type': 'Application/JSON; charset=utf-8' }],
    ['a header that makes browsers ask', { 'apollo-require-preflight': '1' }],
    ["the header of Apollo's clients", { 'x-apollo-operation-name': 'Home', 'content-type': 'text/plain' }],
  ])('is what this is not: %s', (_, headers) => {
    expect(() => forbidCrossSite(headers)).not.toThrow();
  });
});
