import { identityErasureRequestedV1, identitySessionEndedV1, identityUserCreatedV1, identityUserUpdatedV1 } from '@edtech/contracts';
import { fixtureService } from '../test/fixture-service/app.js';
import { subscriptionsOf } from './index.js';

test('the events that a service handles are found without a database, a broker or any variable, and each time', async () => {
  // Its own, those by which the platform stops believing tokens, and the one by which it erases people.
  const all = [identityErasureRequestedV1.type, identitySessionEndedV1.type, identityUserCreatedV1.type, identityUserUpdatedV1.type];
  expect(await subscriptionsOf(fixtureService)).toEqual(all);
  expect(await subscriptionsOf(fixtureService)).toEqual(all);
});
