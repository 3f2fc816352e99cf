import { isEnumType, isScalarType, type NamedType } from '@apollo/federation-internals';

/** Numbers whose decimal form has no exponent. */
const WITHOUT_EXPONENT = 1e21;

const isWhole = (value: unknown): boolean => typeof value === 'number' && Number.isInteger(value) && Math.abs(value) < WITHOUT_EXPONENT;

const OF_BUILT_IN: Readonly<Record<string, (value: unknown) => boolean>> = {
  Boolean: (value) => typeof value === 'boolean',
  Int: isWhole,
  Float: (value) => typeof value === 'number' && Number.isFinite(value),
  ID: (value) => typeof value === 'string' || isWhole(value),
  String: (value) => typeof value === 'string',
};

/** Whether a value that is not null is one of a scalar or an enum. Scalars of the schema's own may be anything. */
export function compileLeaf(type: NamedType): (value: unknown) => boolean {
  if (isEnumType(type)) {
    const names = new Set(type.values.map(({ name }) => name));
    return (value) => typeof value === 'string' && names.has(value);
  }
  return (isScalarType(type) && Object.hasOwn(OF_BUILT_IN, type.name) && OF_BUILT_IN[type.name]) || (() => true);
}
