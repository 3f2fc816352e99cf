import { AuthModule, ForEnrolment, OptionalViewer, Public, Roles, Viewer, viewerOf, type CurrentUser } from '@edtech/auth';
import { defineError } from '@edtech/errors';
import { Controller, Get, Module, type LoggerService } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { Args, ArgsType, Context, createUnionType, Directive, Field, ID, InputType, Mutation, ObjectType, Parent, Query, ResolveField, ResolveReference, Resolver } from '@nestjs/graphql';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { Type } from 'class-transformer';
import { GraphQLError } from 'graphql';
import { IsEmail, MaxLength, ValidateNested } from 'class-validator';
import {
  connectionOf,
  ConnectionArguments,
  decodeCursor,
  FederatedGraphqlModule,
  JsonObject,
  loaderOf,
  LocalTime,
  Money,
  MoneyInput,
  toConnection,
  validationPipe,
  type Connection,
  type GraphqlContext,
} from '../src/index.js';

export const batches: (readonly string[])[] = [];

export const shelfClosed = defineError<{ shelf: string }>({ code: 'SHELF_CLOSED', kind: 'conflict', message: ({ shelf }) => `Shelf ${shelf} is closed` });

@ObjectType({ description: 'A book.' })
@Directive('@key(fields: "id")')
export class Book {
  @Field(() => ID, { description: 'Its id.' })
  id!: string;

  @Field(() => Money, { nullable: true, description: 'Its price.' })
  price?: Money;

  @Field(() => LocalTime, { nullable: true, description: 'When it is read.' })
  readAt?: string;

  @Field(() => JsonObject, { nullable: true, description: 'Anything.' })
  extra?: Record<string, unknown>;
}

export const BookConnection = connectionOf(Book);

@ObjectType({ description: 'No book.' })
export class NoBook {
  @Field(() => String, { description: 'Why not.' })
  reason!: string;
}

export const BookOutcome = createUnionType({ name: 'BookOutcome', description: 'A book or none.', types: () => [Book, NoBook] as const, resolveType: (value: object) => ('reason' in value ? NoBook : Book) });

@InputType({ description: 'An author.' })
export class AuthorInput {
  @Field(() => String, { description: 'Where to write to.' })
  @IsEmail()
  email!: string;
}

@InputType({ description: 'A new book.' })
export class BookInput {
  @Field(() => String, { description: 'Its title.' })
  @MaxLength(5)
  title!: string;

  @Field(() => String, { nullable: true, description: 'A field that nobody thought to validate.' })
  forgotten?: string | null;

  @Field(() => AuthorInput, { description: 'Who wrote it.' })
  @ValidateNested()
  @Type(() => AuthorInput)
  author!: AuthorInput;

  @Field(() => MoneyInput, { description: 'What it costs.' })
  @ValidateNested()
  @Type(() => MoneyInput)
  price!: MoneyInput;
}

@ArgsType()
export class BooksArguments extends ConnectionArguments {}

const TITLES = Symbol('titles');

@Resolver(() => Book)
export class BookResolver {
  @ResolveReference()
  resolveReference(reference: { id: string }): Book {
    return { id: reference.id };
  }

  @ResolveField(() => String, { nullable: true, description: 'Its title.' })
  title(@Parent() book: Book, @Context() context: GraphqlContext): Promise<string | null> {
    return loaderOf(context, TITLES, (ids: readonly string[]) => {
      batches.push(ids);
      return Promise.resolve(ids.map((id) => `title of ${id}`));
    }).load(book.id);
  }

  @ResolveField(() => String, { nullable: true, description: 'Who asks.' })
  reader(@Context() context: GraphqlContext): string | null {
    return viewerOf(context)?.userId ?? null;
  }

  @Query(() => Book, { description: 'For those who signed in.' })
  privateBook(@Viewer() viewer: CurrentUser): Book {
    return { id: viewer.userId };
  }

  @ForEnrolment()
  @Query(() => Book, { description: 'For those who signed in, and admins who have no second factor yet.' })
  enrolmentBook(@Viewer() viewer: CurrentUser): Book {
    return { id: viewer.userId };
  }

  @Query(() => Book, { description: 'For administrators.' })
  @Roles('admin')
  adminBook(): Book {
    return { id: 'a' };
  }

  @Public()
  @Query(() => Book, { description: 'For all.' })
  publicBook(): Book {
    return { id: 'p', price: { amountMinor: 1250, currency: 'EUR' }, readAt: '09:30:00', extra: { a: [1] } };
  }

  @Public()
  @Query(() => String, { nullable: true, description: 'Who asks.' })
  whoAmI(@OptionalViewer() viewer: CurrentUser | null): string | null {
    return viewer?.userId ?? null;
  }

  @Public()
  @Query(() => BookConnection, { description: 'Some books.' })
  books(@Args() page: BooksArguments): Connection<Book> {
    const from = Number(decodeCursor(page.after)?.[0] ?? 0);
    const rows = Array.from({ length: page.first + 1 }, (_, index) => ({ id: String(from + index + 1) })).filter(({ id }) => Number(id) <= 5);
    return toConnection(rows, page, ({ id }) => [Number(id)]);
  }

  @Public()
  @Query(() => BookOutcome, { description: 'One or the other.' })
  outcome(@Args('found', { description: 'Which.' }) found: boolean): typeof BookOutcome {
    return found ? { id: 'u' } : { reason: 'none' };
  }

  @Public()
  @Query(() => Book, { nullable: true, description: 'Fails as declared.' })
  declaredFailure(): Book {
    throw shelfClosed({ shelf: 'b4' }, { cause: new Error('secret cause') });
  }

  @Public()
  @Query(() => Book, { nullable: true, description: 'Fails by surprise.' })
  surprise(): Book {
    throw new Error('password is hunter2');
  }

  @Public()
  @Query(() => Book, { nullable: true, description: 'Fails with an error that claims to be GraphQL\'s own.' })
  disguise(): Book {
    throw new GraphQLError('password is hunter2', { extensions: { code: 'BAD_USER_INPUT' } });
  }

  @Public()
  @Query(() => Money, { nullable: true, description: 'An amount that is none.' })
  halfACent(): Money {
    return { amountMinor: 0.5, currency: 'EUR' };
  }

  @Public()
  @Mutation(() => Book, { description: 'Makes one.' })
  addBook(@Args('input', { description: 'What it is like.' }) input: BookInput): Book {
    return { id: input.title, price: { ...input.price } };
  }
}

@Controller('books')
export class BooksController {
  @Get('private')
  readPrivate(@Viewer() viewer: CurrentUser): string {
    return viewer.userId;
  }

  @Public()
  @Get('public')
  readPublic(@OptionalViewer() viewer: CurrentUser | null): string {
    return viewer?.userId ?? 'nobody';
  }
}

@Module({ providers: [BookResolver], controllers: [BooksController] })
export class FixtureModule {}

/** What was logged, in order: the first parameter of each call. */
export const logged: unknown[] = [];

const keep = (message: unknown) => void logged.push(message);
const logger: LoggerService = { log: () => undefined, warn: keep, error: keep };

export async function startFixture(jwksUrl: string): Promise<{ url: string; app: NestFastifyApplication }> {
  @Module({ imports: [AuthModule.forRoot({ jwksUrl }), FederatedGraphqlModule.forRoot(), FixtureModule] })
  class Root {}
  const app = await NestFactory.create<NestFastifyApplication>(Root, new FastifyAdapter(), { logger, abortOnError: false });
  app.useGlobalPipes(validationPipe());
  await app.listen(0, '127.0.0.1');
  return { url: await app.getUrl(), app };
}
