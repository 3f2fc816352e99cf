import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { composeServices } from '@apollo/composition';
import { parse } from 'graphql';

const ROOT = join(__dirname, '../../../..');
const link = (...imports: string[]) => `extend schema @link(url: "https://specs.apollo.dev/federation/v2.3", import: [${imports.map((name) => `"${name}"`).join(', ')}])\n`;

/** The platform's own. */
export const platform = (): string => readFileSync(join(ROOT, 'apps/gateway/supergraph.graphql'), 'utf8');

/** The one that the bench measures with. */
export const shop = (): string => readFileSync(join(ROOT, 'tools/bench/federation/supergraph.graphql'), 'utf8');

/** What neither of them has: entities by interfaces, keys and requirements of several levels, lists of lists, fields of one name and several types. */
export function awkward(): string {
  const subgraphs = {
    library: `${link('@key', '@shareable')}
      scalar Anything
      enum Shelf { UPPER LOWER }
      type Query { media(first: Int = 3): [Media!] book(id: ID!): Book! films: [Film] grid: [[Cell!]]! found: [Found] anyone: Person here: String @shareable }
      type Mutation { lend(id: ID!): Book shelve(id: ID!, shelf: Shelf!): Shelved! }
      interface Media @key(fields: "id") { id: ID! title: String! shelf: Shelf makers: [Person!]! }
      type Book implements Media @key(fields: "id") { id: ID! title: String! shelf: Shelf makers: [Person!]! pages: Int! @shareable size: Size more: Anything sequel: Book }
      type Film implements Media @key(fields: "id") { id: ID! title: String! shelf: Shelf makers: [Person!]! minutes: Float of: Book }
      type Size @shareable { width: Int height: Int unit: Unit }
      type Unit @shareable { name: String! }
      type Cell { id: ID! holds: Media neighbours: [[Cell]] }
      type Person @key(fields: "id") @key(fields: "email") { id: ID! email: String! name: String }
      union Found = Book | Film | Person | Cell
      union Shelved = Book | Film | Cell`,
    reviews: `${link('@key', '@interfaceObject', '@shareable')}
      type Query { reviews: [Review!] here: String @shareable }
      type Mutation { praise(id: ID!): Review }
      type Media @key(fields: "id") @interfaceObject { id: ID! reviews(first: Int): [Review!]! stars: Float! }
      type Review @key(fields: "id") { id: ID! about: Media by: Person! text: String! }
      type Person @key(fields: "email") { email: String! reviews: [Review!] isCritic: Boolean! }`,
    post: `${link('@key', '@requires', '@external', '@provides', '@shareable')}
      type Query { parcel: Parcel }
      type Parcel { id: ID! book: Book @provides(fields: "pages") to: Person! }
      type Book @key(fields: "id") { id: ID! pages: Int! @external size: Size @external weight: Int! @requires(fields: "pages size { width height unit { name } }") postage(to: String): Int @requires(fields: "pages") }
      type Size @shareable { width: Int height: Int unit: Unit }
      type Unit @shareable { name: String! }
      type Film @key(fields: "id") { id: ID! postage: String }
      type Person @key(fields: "id") { id: ID! address: Address }
      type Address { street: String! lines: [String] }`,
  };
  const { supergraphSdl, errors } = composeServices(Object.entries(subgraphs).map(([name, sdl]) => ({ name, typeDefs: parse(sdl), url: 'local' })));
  if (!supergraphSdl) throw new Error(String(errors));
  return supergraphSdl;
}
