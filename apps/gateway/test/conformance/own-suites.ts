import type { FakeSubgraph } from '../fake-subgraph.js';
import type { ConformanceTest } from './conformance-suite.js';

type Resolvers = Parameters<typeof FakeSubgraph.start>[1];

/** Subgraphs written for one part of federation, and what is asked of them. */
export interface OwnSuite {
  readonly id: string;
  readonly subgraphs: Readonly<Record<string, { readonly sdl: string; readonly resolvers: Resolvers; readonly entities?: Readonly<Record<string, (key: Record<string, unknown>) => unknown>> }>>;
  readonly tests: readonly ConformanceTest[];
}

const link = (...imports: string[]) => `extend schema @link(url: "https://specs.apollo.dev/federation/v2.3", import: [${imports.map((name) => `"${name}"`).join(', ')}])\n`;

const PRICES: Readonly<Record<string, number>> = { p1: 10, p2: 200 };

export const OWN_SUITES: readonly OwnSuite[] = [
  {
    id: 'an entity of three subgraphs, by keys that not all of them know',
    subgraphs: {
      accounts: {
        sdl: `${link('@key')} type Query { user(id: ID!): User } type User @key(fields: "id") @key(fields: "email") { id: ID! email: String! name: String }`,
        resolvers: { Query: { user: (_root, { id }) => ({ id, email: `${String(id)}@example.org`, name: 'Ada' }) } },
        entities: { User: ({ id, email }) => ({ id: id ?? String(email).split('@')[0], email: email ?? `${String(id)}@example.org`, name: 'Ada' }) },
      },
      mails: {
        sdl: `${link('@key')} type Query { lastMail: Mail } type Mail { to: User } type User @key(fields: "email") { email: String! unread: Int }`,
        resolvers: { Query: { lastMail: () => ({ to: { email: 'u7@example.org' } }) } },
        entities: { User: ({ email }) => ({ email, unread: 3 }) },
      },
      lessons: {
        sdl: `${link('@key')} type User @key(fields: "id") { id: ID! lessons: [Lesson!] } type Lesson { title: String }`,
        resolvers: {},
        entities: { User: ({ id }) => ({ id, lessons: [{ title: `of ${String(id)}` }] }) },
      },
    },
    tests: [
      {
        query: 'query ($id: ID!) { user(id: $id) { name unread lessons { title } } }',
        variables: { id: 'u1' },
        expected: { data: { user: { name: 'Ada', unread: 3, lessons: [{ title: 'of u1' }] } } },
      },
      // From the e-mail to the id to the lessons.
      { query: '{ lastMail { to { lessons { title } } } }', expected: { data: { lastMail: { to: { lessons: [{ title: 'of u7' }] } } } } },
      { query: '{ a: user(id: "u1") { n: name } b: user(id: "u2") { lessons { t: title __typename } } }', expected: { data: { a: { n: 'Ada' }, b: { lessons: [{ t: 'of u2', __typename: 'Lesson' }] } } } },
      {
        query: 'query ($no: Boolean!) { user(id: "u1") { name @skip(if: $no) unread @include(if: $no) } }',
        variables: { no: true },
        expected: { data: { user: { unread: 3 } } },
      },
      { query: '{ user(id: "u1") { nonsense } }', expected: { errors: true } },
    ],
  },
  {
    id: '@requires, @provides and @external',
    subgraphs: {
      catalogue: {
        sdl: `${link('@key', '@shareable')} type Query { products: [Product!] } type Product @key(fields: "id") { id: ID! price: Int weight: Int name: String @shareable }`,
        resolvers: { Query: { products: () => ['p1', 'p2'].map((id) => ({ id, price: PRICES[id], weight: 5, name: `n-${id}` })) } },
        entities: { Product: ({ id }) => ({ id, price: PRICES[String(id)], weight: 5, name: `n-${String(id)}` }) },
      },
      shipping: {
        sdl: `${link('@key', '@requires', '@external', '@provides')}
          type Query { nextParcel: Parcel }
          type Parcel { product: Product @provides(fields: "name") }
          type Product @key(fields: "id") { id: ID! name: String @external price: Int @external weight: Int @external shipping: Int @requires(fields: "price weight") }`,
        resolvers: { Query: { nextParcel: () => ({ product: { id: 'p1', name: 'provided' } }) } },
        entities: { Product: ({ id, price, weight }) => ({ id, shipping: typeof price === 'number' && typeof weight === 'number' ? (price > 100 ? 0 : weight * 2) : null }) },
      },
    },
    tests: [
      { query: '{ products { id shipping } }', expected: { data: { products: [{ id: 'p1', shipping: 10 }, { id: 'p2', shipping: 0 }] } } },
      { query: '{ nextParcel { product { name } } }', expected: { data: { nextParcel: { product: { name: 'provided' } } } } },
      { query: '{ nextParcel { product { name price shipping } } }', expected: { data: { nextParcel: { product: { name: 'provided', price: 10, shipping: 10 } } } } },
    ],
  },
  {
    id: 'interfaces, unions and fragments on them',
    subgraphs: {
      media: {
        sdl: `${link('@key')}
          interface Media { id: ID! title: String }
          union Found = Book | Film
          type Query { media: [Media!] found: [Found!] }
          type Book implements Media @key(fields: "id") { id: ID! title: String pages: Int }
          type Film implements Media @key(fields: "id") { id: ID! title: String minutes: Int }`,
        resolvers: {
          Query: {
            media: () => [{ __typename: 'Book', id: 'b1', title: 'B', pages: 9 }, { __typename: 'Film', id: 'f1', title: 'F', minutes: 90 }],
            found: () => [{ __typename: 'Film', id: 'f1', title: 'F', minutes: 90 }, { __typename: 'Book', id: 'b1', title: 'B', pages: 9 }],
          },
        },
      },
      reviews: {
        sdl: `${link('@key')} type Book @key(fields: "id") { id: ID! stars: Int } type Film @key(fields: "id") { id: ID! stars: Int }`,
        resolvers: {},
        entities: { Book: ({ id }) => ({ id, stars: 5 }), Film: ({ id }) => ({ id, stars: 3 }) },
      },
    },
    tests: [
      {
        query: '{ media { __typename title ... on Book { pages stars } ...F } } fragment F on Film { minutes stars }',
        expected: { data: { media: [{ __typename: 'Book', title: 'B', pages: 9, stars: 5 }, { __typename: 'Film', title: 'F', minutes: 90, stars: 3 }] } },
      },
      { query: '{ found { ... on Media { id } ... on Book { stars } } }', expected: { data: { found: [{ id: 'f1' }, { id: 'b1', stars: 5 }] } } },
    ],
  },
  {
    id: 'mutations one after the other, nulls, and errors at their paths',
    subgraphs: {
      a: {
        sdl: `${link('@key')} type Query { steps: [String!] must: Must maybe: String } type Mutation { first: String third: String } type Must @key(fields: "id") { id: ID! }`,
        resolvers: {
          Query: {
            must: () => ({ id: '1' }),
            maybe: () => {
              throw new Error('not this time');
            },
            steps: () => ['a'],
          },
          Mutation: { first: () => '1', third: () => '3' },
        },
      },
      b: {
        sdl: `${link('@key')} type Mutation { second: String } type Must @key(fields: "id") { id: ID! there: String! }`,
        resolvers: { Mutation: { second: () => '2' } },
        entities: { Must: () => null },
      },
    },
    tests: [
      { query: 'mutation { first second third }', expected: { data: { first: '1', second: '2', third: '3' } } },
      { query: '{ maybe steps }', expected: { data: { maybe: null, steps: ['a'] }, errors: true } },
      // Null where a value is promised takes what holds it along.
      { query: '{ must { there } steps }', expected: { data: { must: null, steps: ['a'] } } },
    ],
  },
  {
    id: '@inaccessible, @override and shared root fields',
    subgraphs: {
      old: {
        sdl: `${link('@key', '@shareable', '@inaccessible')} type Query { now: String @shareable item: Item secret: String @inaccessible } type Item @key(fields: "id") { id: ID! stock: Int }`,
        resolvers: { Query: { now: () => 'now', item: () => ({ id: '1', stock: 1 }), secret: () => 'x' } },
        entities: { Item: ({ id }) => ({ id, stock: 1 }) },
      },
      fresh: {
        sdl: `${link('@key', '@shareable', '@override')} type Query { now: String @shareable } type Item @key(fields: "id") { id: ID! stock: Int @override(from: "old") }`,
        resolvers: { Query: { now: () => 'now' } },
        entities: { Item: ({ id }) => ({ id, stock: 2 }) },
      },
    },
    tests: [
      { query: '{ now item { stock } }', expected: { data: { now: 'now', item: { stock: 2 } } } },
      { query: '{ secret }', expected: { errors: true } },
    ],
  },
];
