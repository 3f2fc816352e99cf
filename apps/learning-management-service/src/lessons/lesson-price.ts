/**
 * What a lesson by the hour costs, in minor units of the rate's currency: rate x minutes / 60, halves rounded up.
 *
 * @param hourlyRateMinor zero or more
 * @param minutes a whole number, zero or more
 */
export function priceByTheHour(hourlyRateMinor: bigint, minutes: number): bigint {
  return (hourlyRateMinor * BigInt(minutes) + 30n) / 60n;
}
