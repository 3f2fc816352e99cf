import { ValidateIf } from 'class-validator';

/** Checks a field unless it is left out. Unlike IsOptional it does not let null through: for what cannot be taken away. */
export const IfGiven = (): PropertyDecorator => ValidateIf((_, value) => value !== undefined);
