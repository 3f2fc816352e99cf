import type { DynamicModule, Type } from '@nestjs/common';
import type { EnvironmentShape, ParsedEnvironment, ServiceEnvironment, ServiceName } from '@edtech/environment';
import type { DeclaredProjection } from '@edtech/event-operations';
import type { AggregateStates, MessagingTables } from '@edtech/messaging';
import type { PersonalData } from '@edtech/personal-data';
import type { ErasureSteps } from './erasure/erasure-steps.js';

/** All that the platform has to know of a service in order to migrate, start, test and compose it. */
export interface ServiceDefinition<Shape extends EnvironmentShape = EnvironmentShape> {
  readonly service: ServiceName;
  /** The service's own variables under their full names. Each must have a default outside production, so that the service starts without any. */
  readonly environment: Shape;
  /** The service's root module. The platform's own (database, messaging, GraphQL, ...) are global beside it. */
  readonly module: (environment: ServiceEnvironment<ParsedEnvironment<Shape>>) => DynamicModule | Type;
  readonly tables: MessagingTables;
  /** Every copy that the service keeps of what others own; none when left out. */
  readonly projections?: readonly DeclaredProjection[];
  /** The aggregates that it publishes, as they stand: one for each of its topics. */
  readonly aggregateStates?: readonly AggregateStates[];
  /** What it holds of people, in every one of its tables: what they are given of it, and what becomes of it when they go. */
  readonly personalData: PersonalData;
  /** What it does about somebody who is erased, beside that; nothing when left out. */
  readonly erasureSteps?: Type<ErasureSteps>;
  /** Absolute path of the folder that drizzle-kit writes, with the service's `rights.json` beside the migrations. */
  readonly migrationsFolder: string;
}

/** A definition whose own environment is of any shape: what starts, tests and composes services takes. */
export interface AnyServiceDefinition extends Omit<ServiceDefinition, 'module'> {
  // A method, and so bivariant: a definition's module takes its own environment, which only the host, having parsed it by the definition's shape, hands it.
  module(environment: ServiceEnvironment): DynamicModule | Type;
}

/** Declares a service; infers the type of its own environment from the shape. */
export function defineService<Shape extends EnvironmentShape>(definition: ServiceDefinition<Shape>): ServiceDefinition<Shape> {
  return definition;
}
