import { AuthModule } from '@edtech/auth';
import { Module, type Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { Directive, Field, ID, ObjectType, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import { createSubgraphSchema, FederatedGraphqlModule, Money } from '../index.js';

/** Two services that have never heard of each other, each with a User of its own, as in one process they would be. */
function accounts(): Type {
  @ObjectType({ description: 'Somebody with a name.' })
  @Directive('@key(fields: "id")')
  class User {
    @Field(() => ID, { description: 'Its id.' })
    id!: string;
    @Field(() => String, { description: 'Its name.' })
    name!: string;
  }

  @Resolver(() => User)
  class AccountsResolver {
    @Query(() => User, { nullable: true, description: 'One.' })
    user(): User | null {
      return null;
    }
  }

  @Module({ providers: [AccountsResolver] })
  class AccountsModule {}
  return AccountsModule;
}

function wallets(): Type {
  @ObjectType({ description: 'What somebody has.' })
  class Wallet {
    @Field(() => Money, { description: 'How much.' })
    amount!: Money;
  }

  @ObjectType({ description: 'Somebody with a wallet.' })
  @Directive('@tag(name: "money")')
  @Directive('@key(fields: "id")')
  class User {
    @Field(() => ID, { description: 'Its id.' })
    id!: string;
  }

  @Resolver(() => User)
  class WalletsResolver {
    @ResolveField(() => Wallet, { nullable: true, description: 'The wallet.' })
    wallet(): Wallet | null {
      return null;
    }

    @Query(() => String, { description: 'Something.' })
    ping(): string {
      return 'pong';
    }
  }

  @Module({ providers: [WalletsResolver] })
  class WalletsModule {}
  return WalletsModule;
}

async function schemaOf(module: Type): Promise<string> {
  @Module({ imports: [AuthModule.forRoot({ jwksUrl: 'http://127.0.0.1:1' }), FederatedGraphqlModule.forRoot(), module] })
  class Root {}
  return createSubgraphSchema(await NestFactory.create(Root, new FastifyAdapter(), { logger: false }));
}

describe('subgraphs of several services in one process', () => {
  const [Accounts, Wallets] = [accounts(), wallets()];
  let first: string;
  let second: string;

  beforeAll(async () => {
    first = await schemaOf(Accounts);
    second = await schemaOf(Wallets);
  });

  test('hold what their own resolvers resolve and reach, and nothing of the others', () => {
    expect(first).toContain('name: String!');
    expect(first).not.toMatch(/Wallet|Money/);
    expect(second).toMatch(/type Wallet \{[^}]*amount: Money!/);
    expect(second).not.toContain('name: String!');
  });

  test('hold an entity that no query mentions, with the fields that they add to it', () => {
    expect(second).toMatch(/type User @key\(fields: "id"\) @tag\(name: "money"\) \{[^}]*wallet: Wallet/);
  });

  test('are the same however often, and in whatever order, they are printed', async () => {
    expect(await schemaOf(Wallets)).toBe(second);
    expect(await schemaOf(Accounts)).toBe(first);
  });

  test('are the same when all are made at once, as where all run in one process', async () => {
    expect(await Promise.all([schemaOf(Accounts), schemaOf(Wallets), schemaOf(Accounts)])).toEqual([first, second, first]);
  });

  test('say nothing that Federation says by itself, and import what they use', () => {
    expect(second).toContain('import: ["@key", "@shareable", "@tag"]');
    expect(first).toContain('import: ["@key"]');
    expect(second).not.toMatch(/_Entity|_Any|_Service|federation__|directive @/);
  });
});
