import { GatewayClient } from '../src/gateway-client.js';
import { inParallel } from '../src/in-parallel.js';
import { playJourney, type JourneyReport } from '../src/journey.js';
import { Narrator } from '../src/narrator.js';
import { bookUnderAge } from '../src/steps/under-age.js';
import type { StackUnderTest } from '../src/stack-under-test.js';

export function journeyThrough(stack: StackUnderTest): Promise<JourneyReport> {
  return playJourney(new GatewayClient(stack.graphqlUrl), stack.mailFolder, stack.admin, new Narrator(() => undefined));
}

/** @returns why each failed journey failed */
export async function failuresOf(stack: StackUnderTest, journeys: number, parallel: number): Promise<string[]> {
  const outcomes = await inParallel(journeys, parallel, () => journeyThrough(stack));
  return outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [String(outcome.reason)] : []));
}

export function journeyUnderAge(stack: StackUnderTest): Promise<void> {
  return bookUnderAge(new GatewayClient(stack.graphqlUrl), stack.mailFolder, stack.admin, new Narrator(() => undefined));
}
