import 'reflect-metadata';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { JsonWebKey } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { AuthModule, Public } from '@edtech/auth';
import { FederatedGraphqlModule } from '@edtech/graphql';
import { ServiceMetrics } from '@edtech/observability';
import { createHttpApplication, urlOf } from '@edtech/service-host';
import { Logger, Module } from '@nestjs/common';
import { Field, ID, Int, ObjectType, Query, Resolver } from '@nestjs/graphql';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { lessonsOfTheDay, type LessonOfTheDay } from '../list/lessons.js';
import { answer } from './worker-process.js';

export interface ListServiceStart {
  /** The keys that tokens can be checked with. */
  readonly keys: readonly JsonWebKey[];
}

@ObjectType({ description: 'A lesson of the day.' })
class Lesson implements LessonOfTheDay {
  @Field(() => ID)
  id!: string;

  @Field(() => String)
  title!: string;

  @Field(() => String)
  subject!: string;

  @Field(() => ID)
  tutorId!: string;

  @Field(() => String)
  startsAt!: string;

  @Field(() => Int)
  durationMinutes!: number;

  @Field(() => Boolean)
  online!: boolean;
}

@Public()
@Resolver(() => Lesson)
class LessonsResolver {
  @Query(() => [Lesson])
  lessons(): readonly Lesson[] {
    return lessonsOfTheDay();
  }
}

let app: NestFastifyApplication | undefined;
const jwks = createServer();

/** A service as ours are made, but for its database: what the house's way of serving GraphQL costs. */
async function start({ keys }: ListServiceStart): Promise<void> {
  jwks.on('request', (_request, response) => response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ keys })));
  jwks.listen(0, '127.0.0.1');
  await once(jwks, 'listening');
  const jwksUrl = `http://127.0.0.1:${(jwks.address() as AddressInfo).port}/.well-known/jwks.json`;
  Logger.overrideLogger(false);

  @Module({ imports: [AuthModule.forRoot({ jwksUrl }), FederatedGraphqlModule.forRoot()], providers: [LessonsResolver] })
  class ListModule {}
  app = await createHttpApplication(ListModule, { service: 'list', logLevel: 'warn', metrics: new ServiceMetrics('list') });
  await app.listen(0, '127.0.0.1');
}

answer({
  start,
  url: () => app && urlOf(app),
  stop: async () => {
    await app?.close();
    jwks.closeAllConnections();
    jwks.close();
  },
});
