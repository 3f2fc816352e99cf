import type { Payment } from '../infrastructure/database/repositories/payments.repository.js';

/** What the provider calls the authorisation. A payment that is to be captured or voided has one. */
export function providerReferenceOf({ id, status, providerReference }: Payment): string {
  if (providerReference === null) throw new Error(`payment ${id} is ${status} without the provider's reference`);
  return providerReference;
}
