import type { GraphQLScalarType } from 'graphql';
import { JsonObject } from './json-object.scalar.js';
import { LocalTime } from './local-time.scalar.js';
import { MinorUnits } from './minor-units.scalar.js';

/** Every scalar of our own that a subgraph may use. */
export const PLATFORM_SCALARS: readonly GraphQLScalarType[] = [MinorUnits, LocalTime, JsonObject];
