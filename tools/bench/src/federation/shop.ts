/** The data of the four subgraphs: as many users, products and reviews as the well-known benchmark of gateways has. */

interface UserRow {
  readonly id: string;
  readonly name: string;
  readonly username: string;
  readonly birthYear: number;
}

interface ProductRow {
  readonly upc: string;
  readonly name: string;
  readonly price: number;
  readonly weight: number;
}

const USERS: readonly UserRow[] = [
  { id: '1', name: 'Ada Lovelace', username: 'ada', birthYear: 1815 },
  { id: '2', name: 'Emmy Noether', username: 'emmy', birthYear: 1882 },
  { id: '3', name: 'Leonhard Euler', username: 'leonhard', birthYear: 1707 },
  { id: '4', name: 'Sofia Kovalevskaya', username: 'sofia', birthYear: 1850 },
  { id: '5', name: 'Srinivasa Ramanujan', username: 'srinivasa', birthYear: 1887 },
  { id: '6', name: 'Maria Gaetana Agnesi', username: 'maria', birthYear: 1718 },
];

const PRODUCTS: readonly ProductRow[] = [
  { upc: '1', name: 'Table', price: 899, weight: 100 },
  { upc: '2', name: 'Couch', price: 1_299, weight: 1_000 },
  { upc: '3', name: 'Glass', price: 15, weight: 20 },
  { upc: '4', name: 'Chair', price: 499, weight: 100 },
  { upc: '5', name: 'Screen', price: 1_299, weight: 1_000 },
  { upc: '6', name: 'Lamp', price: 6_999, weight: 300 },
  { upc: '7', name: 'Grill', price: 3_999, weight: 2_000 },
  { upc: '8', name: 'Fridge', price: 100_000, weight: 6_000 },
  { upc: '9', name: 'Sofa', price: 9_999, weight: 800 },
];

const SENTENCES = [
  'It came a day earlier than it was promised, in a box that the neighbours admired, and nothing in it was broken or forgotten.',
  'After a month of use by four people and a dog it looks as it did on the first evening, which cannot be said of what stood there before.',
  'The instructions are clear to those who know already how it is done; the others will want an afternoon and a friend who has one.',
  'One would pay as much elsewhere for half of it, so it would be unfair to complain about the colour, which is not quite that of the picture.',
];

/** A paragraph. */
const bodyOf = (number: number): string => Array.from({ length: 2 }, (_, n) => SENTENCES[(number + n) % SENTENCES.length]).join(' ');

/** Who wrote of what: review 1 is of user 1 about product 1, and so on. */
const REVIEWS: readonly (readonly [author: string, product: string])[] = [
  ['1', '1'],
  ['1', '1'],
  ['1', '1'],
  ['1', '1'],
  ['1', '2'],
  ['1', '3'],
  ['2', '4'],
  ['1', '5'],
  ['3', '6'],
  ['4', '7'],
  ['2', '1'],
];

/** Resolves the fields of whichever schema asks: each subgraph knows some of them, the whole schema knows all. */
class User {
  readonly __typename = 'User';

  constructor(private readonly row: UserRow) {}

  get id(): string {
    return this.row.id;
  }

  get name(): string {
    return this.row.name;
  }

  get username(): string {
    return this.row.username;
  }

  get birthYear(): number {
    return this.row.birthYear;
  }

  get reviews(): readonly Review[] {
    return reviews.filter(({ author }) => author === this);
  }
}

class Product {
  readonly __typename = 'Product';

  constructor(private readonly row: ProductRow) {}

  get upc(): string {
    return this.row.upc;
  }

  get name(): string {
    return this.row.name;
  }

  get price(): number {
    return this.row.price;
  }

  get weight(): number {
    return this.row.weight;
  }

  get inStock(): boolean {
    return this.row.weight < 1_000;
  }

  get shippingEstimate(): number {
    return this.row.price > 1_000 ? 0 : Math.round(this.row.weight / 2);
  }

  get reviews(): readonly Review[] {
    return reviews.filter(({ product }) => product === this);
  }
}

class Review {
  readonly __typename = 'Review';
  readonly body: string;

  constructor(
    readonly id: string,
    readonly author: User,
    readonly product: Product,
  ) {
    this.body = bodyOf(Number(id));
  }
}

const users = USERS.map((row) => new User(row));
const products = PRODUCTS.map((row) => new Product(row));
const reviews = REVIEWS.map(([author, product], index) => new Review(String(index + 1), find(users, 'id', author), find(products, 'upc', product)));

function find<Entity, Key extends keyof Entity>(entities: readonly Entity[], key: Key, value: Entity[Key]): Entity {
  const entity = entities.find((candidate) => candidate[key] === value);
  if (!entity) throw new Error(`there is no entity whose ${String(key)} is ${String(value)}`);
  return entity;
}

/** What stands for an entity that another subgraph has told of. */
export interface Representation {
  readonly __typename: string;
  readonly id?: string;
  readonly upc?: string;
}

/** What the roots of any of the schemas resolve to. */
export const shop = {
  me: () => users[0],
  users: () => users,
  topProducts: ({ first = products.length }: { first?: number }) => products.slice(0, first),
  _entities: ({ representations }: { representations: readonly Representation[] }) =>
    representations.map(({ __typename, id, upc }) => {
      if (__typename === 'Product') return find(products, 'upc', upc ?? '');
      if (__typename === 'User') return find(users, 'id', id ?? '');
      return find(reviews, 'id', id ?? '');
    }),
};
