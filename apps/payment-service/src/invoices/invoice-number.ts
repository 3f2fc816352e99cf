/** `2026-000001`; longer once a year has seen more than 999,999. */
export function invoiceNumber(year: number, sequence: number): string {
  return `${year}-${String(sequence).padStart(6, '0')}`;
}
