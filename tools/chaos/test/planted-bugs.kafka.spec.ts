import { databasePlants, isDatabasePlant } from '../src/planted/database-plants.js';
import { plantNames } from '../src/planted/plants.js';
import { scenarios, signUpSome, startOver, surplusOnWire, type Scenario } from '../src/planted/scenarios.js';
import { openRig, type RigUnderTest } from '../src/rig/open-rig.js';
import { Random } from '../src/rig/random.js';
import type { CheckName, ManagedService } from '../src/rig/types.js';
import type { Account } from '../src/rows/accounts.js';

jest.setTimeout(180_000);

/** What every run is asked: a planted bug may break more than it was planted for, and nothing else may break anything. */
const CHECKS: readonly CheckName[] = ['L', 'D', 'O', 'A'];

/** How long a service with a bug is given to come to rest; some never do. */
const PLANTED_QUIET_MS = 15_000;

type Found = Readonly<Partial<Record<CheckName | 'wire', number>>>;

/** The others are asked where a bug is theirs to find: their damage stays longer than an event's. */
const checksOf = ({ caughtBy }: Scenario): readonly CheckName[] => (caughtBy === 'wire' || CHECKS.includes(caughtBy) ? CHECKS : [...CHECKS, caughtBy]);

describe('the checks of the chaos rig', () => {
  let rig: RigUnderTest;
  let users: readonly Account[];
  let changed: ManagedService | undefined;

  beforeAll(async () => {
    rig = await openRig({ services: ['identity', 'learning', 'payment'], random: new Random(1), people: { tutors: 2, students: 4 } });
    await rig.prepare();
    users = await signUpSome(rig, 4);
    await rig.quiet();
  });
  afterAll(() => rig?.close());

  /** Everything runs as it is, but for one service. */
  async function prepare(scenario: Scenario, env: Readonly<Record<string, string>>): Promise<void> {
    const service = rig.services[scenario.service];
    await Promise.all([...new Set([service, changed ?? service])].map((one) => one.stop()));
    await startOver(rig, scenario);
    if (changed && changed !== service) await changed.start({});
    await service.start(env);
    changed = service;
    await Promise.all(Object.values(rig.services).map((one) => one.waitUntilReady()));
  }

  /** @returns how many violations each check found */
  async function violationsIn(scenario: Scenario, planted: boolean): Promise<Found> {
    const { plant, run, caughtBy } = scenario;
    const env = { ...scenario.env, ...(planted && !isDatabasePlant(plant) ? { CHAOS_PLANT: plant } : {}) };
    await prepare(scenario, env);
    const surplusBefore = await surplusOnWire(rig);
    await run(rig, users, env);
    const quiet = rig.quiet({ withinMs: planted ? PLANTED_QUIET_MS : 90_000, parked: 'expected' });
    await (planted ? quiet.catch(() => undefined) : quiet);
    const results = await rig.check(checksOf(scenario));
    // A bug may leave the other checks nothing to look at: what is lost is not doubled.
    const blind = results.filter(({ name, examined }) => examined === 0 && (!planted || name === caughtBy));
    if (blind.length > 0) throw new Error(`${blind.map(({ name }) => name).join(', ')} looked at nothing`);
    const wire = (await surplusOnWire(rig)) - surplusBefore;
    return { ...Object.fromEntries(results.map(({ name, violations }) => [name, violations])), wire } as Found;
  }

  test('know at least twelve bugs, a run for each, and one for every check', () => {
    expect(scenarios.map(({ plant }) => plant).sort()).toEqual([...plantNames, ...Object.keys(databasePlants)].sort());
    expect(plantNames.length).toBeGreaterThanOrEqual(12);
    expect([...new Set(scenarios.map(({ caughtBy }) => caughtBy))].sort()).toEqual(['A', 'B', 'C', 'D', 'L', 'O', 'S', 'wire']);
  });

  describe.each(scenarios.map((scenario) => ({ ...scenario, scenario })))('$plant', ({ plant, caughtBy, scenario }) => {
    test('is caught', async () => {
      const inDatabase = isDatabasePlant(plant) ? databasePlants[plant] : undefined;
      await inDatabase?.plant(rig.postgres.admin);
      const found = await violationsIn(scenario, true).finally(() => inDatabase?.mend(rig.postgres.admin));
      expect(found[caughtBy]).toBeGreaterThan(0);
    });

    test('is not found where it is not planted', async () => {
      const { wire, ...found } = await violationsIn(scenario, false);
      expect(found).toEqual(Object.fromEntries(checksOf(scenario).map((name) => [name, 0])));
      // What a killed service or broker is sent again is there twice, as it has to be.
      if (caughtBy === 'wire') expect(wire).toBe(0);
    });
  });
});
