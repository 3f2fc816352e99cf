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

type Found = Readonly<Record<CheckName | 'wire', number>>;

describe('the checks of the chaos rig', () => {
  let rig: RigUnderTest;
  let users: readonly Account[];
  let changed: ManagedService | undefined;

  beforeAll(async () => {
    rig = await openRig({ services: ['identity', 'learning'], random: new Random(1) });
    users = await signUpSome(rig, 4);
    await rig.quiet();
  });
  afterAll(() => rig?.close());

  /** Everything runs as it is, but for one service. */
  async function prepare(service: ManagedService, env: Readonly<Record<string, string>>): Promise<void> {
    await Promise.all([...new Set([service, changed ?? service])].map((one) => one.stop()));
    await startOver(rig);
    if (changed && changed !== service) await changed.start({});
    await service.start(env);
    changed = service;
    await Promise.all(Object.values(rig.services).map((one) => one.waitUntilReady()));
  }

  /** @returns how many violations each check found */
  async function violationsIn({ run, service, caughtBy, env = {} }: Scenario, plant: Readonly<Record<string, string>>): Promise<Found> {
    const planted = 'CHAOS_PLANT' in plant;
    await prepare(rig.services[service], { ...env, ...plant });
    const surplusBefore = await surplusOnWire(rig);
    await run(rig, users, { ...env, ...plant });
    const quiet = rig.quiet({ withinMs: planted ? PLANTED_QUIET_MS : 90_000, parked: 'expected' });
    await (planted ? quiet.catch(() => undefined) : quiet);
    const results = await rig.check(CHECKS);
    // A bug may leave the other checks nothing to look at: what is lost is not doubled.
    const blind = results.filter(({ name, examined }) => examined === 0 && (!planted || name === caughtBy));
    if (blind.length > 0) throw new Error(`${blind.map(({ name }) => name).join(', ')} looked at nothing`);
    const wire = (await surplusOnWire(rig)) - surplusBefore;
    return { ...Object.fromEntries(results.map(({ name, violations }) => [name, violations])), wire } as Found;
  }

  test('know at least twelve bugs, and a run for each', () => {
    expect(scenarios.map(({ plant }) => plant).sort()).toEqual([...plantNames].sort());
    expect(plantNames.length).toBeGreaterThanOrEqual(12);
  });

  describe.each(scenarios.map((scenario) => ({ ...scenario, scenario })))('$plant', ({ plant, caughtBy, scenario }) => {
    test('is caught', async () => {
      const found = await violationsIn(scenario, { CHAOS_PLANT: plant });
      expect(found[caughtBy]).toBeGreaterThan(0);
    });

    test('is not found where it is not planted', async () => {
      const { wire, ...found } = await violationsIn(scenario, {});
      expect(found).toEqual({ L: 0, D: 0, O: 0, A: 0 });
      // What a killed service or broker is sent again is there twice, as it has to be.
      if (caughtBy === 'wire') expect(wire).toBe(0);
    });
  });
});
