import { identityUserCreatedV1 } from '@edtech/contracts';
import { fixtureService } from '../test/fixture-service/app.js';
import { subscriptionsOf } from './index.js';

test('the events that a service handles are found without a database, a broker or any variable, and each time', async () => {
  expect(await subscriptionsOf(fixtureService)).toEqual([identityUserCreatedV1.type]);
  expect(await subscriptionsOf(fixtureService)).toEqual([identityUserCreatedV1.type]);
});
