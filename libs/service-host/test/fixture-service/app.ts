import { Module } from '@nestjs/common';
import { byUser, personalData } from '@edtech/personal-data';
import { resolve } from 'node:path';
import { z } from 'zod';
import { defineService } from '../../src/index.js';
import { Gate } from './gate.js';
import { OnUserCreated } from './on-user-created.js';
import { ShelvesController, ShelvesResolver } from './shelves.resolver.js';
import * as tables from './shelves.schema.js';

@Module({ controllers: [ShelvesController, OnUserCreated], providers: [ShelvesResolver, Gate] })
export class FixtureModule {}

/** A small service on the real platform, in the place of analytics. */
export const fixtureService = defineService({
  service: 'analytics',
  environment: { FIXTURE_COLOUR: z.enum(['red', 'blue']).default('red') },
  module: () => FixtureModule,
  tables: tables.messaging,
  personalData: personalData(tables, {
    // Whoever signs up gets a shelf, which bears their id.
    shelves: { found: byUser(tables.shelves.id), gives: ['id', 'label'], erasure: 'delete' },
  }),
  migrationsFolder: resolve(__dirname, 'drizzle'),
});
