import fc from 'fast-check';
import { progressOf, statusesOf } from './path-progress.rules.js';
import { stepsFor } from './path-template.rules.js';
import { planPaths, type KnownPath } from './plan-paths.rules.js';

const steps = stepsFor('organic-chemistry');
const statuses = (completed: number) => statusesOf(steps, completed).map(({ status }) => status);

describe('the steps of a path', () => {
  it('are four to six, and named after the subject', () => {
    expect(steps.length).toBeGreaterThanOrEqual(4);
    expect(steps.length).toBeLessThanOrEqual(6);
    expect(steps[0]?.title).toBe('Foundations of Organic chemistry');
  });

  it('require only what stands before them, so that no circle is possible', () => {
    steps.forEach((step, place) => {
      const before = steps.slice(0, place).map(({ key }) => key);
      expect(step.prerequisites.filter((key) => !before.includes(key))).toEqual([]);
    });
    expect(new Set(steps.map(({ key }) => key)).size).toBe(steps.length);
  });

  it('are locked until what they require is mastered', () => {
    expect(statuses(0)).toEqual(['available', 'locked', 'locked', 'locked', 'locked']);
    expect(statuses(1)).toEqual(['completed', 'available', 'locked', 'locked', 'locked']);
    expect(statuses(2)).toEqual(['completed', 'completed', 'available', 'available', 'locked']);
    expect(statuses(3)).toEqual(['completed', 'completed', 'completed', 'available', 'locked']);
    expect(statuses(5)).toEqual(['completed', 'completed', 'completed', 'completed', 'completed']);
  });

  it('are completed one by one, each after what it requires', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 12 }), (lessons) => {
        const { completedSteps, progress } = progressOf(steps, lessons);
        const onTheWay = statusesOf(steps, completedSteps);
        const completed = onTheWay.filter(({ status }) => status === 'completed').map(({ key }) => key);
        expect(completed).toHaveLength(Math.min(lessons, steps.length));
        expect(progress).toBe(completed.length / steps.length);
        for (const { status, prerequisites } of onTheWay) {
          expect(status === 'locked').toBe(prerequisites.some((key) => !completed.includes(key)));
        }
      }),
    );
  });
});

/** A student's facts as they arrive: what is wanted, and lessons, each known by its id. */
type Fact = { readonly wants: string } | { readonly lesson: number; readonly subject: string };
const subject = fc.constantFrom('mathematics', 'physics', 'latin');
const fact: fc.Arbitrary<Fact> = fc.oneof(
  fc.record({ wants: subject }),
  fc.integer({ min: 1, max: 12 }).map((lesson) => ({ lesson, subject: ['mathematics', 'physics', 'latin'][lesson % 3]! })),
);

/** Handles facts one by one, as the service does: keep the fact, then plan again. */
function handleAll(facts: readonly Fact[]): Record<string, number> {
  const wanted = new Set<string>();
  const lessons = new Map<number, string>();
  const paths = new Map<string, KnownPath>();
  for (const one of facts) {
    if ('wants' in one) wanted.add(one.wants);
    else lessons.set(one.lesson, one.subject);
    const lessonCounts = new Map([...wanted].map((name) => [name, [...lessons.values()].filter((taught) => taught === name).length]));
    const { create, advance } = planPaths({ subjects: [...wanted], lessonCounts, paths: [...paths.values()] });
    for (const path of create) paths.set(path.subject, { ...path, id: path.subject });
    for (const path of advance) paths.set(path.subject, { ...paths.get(path.subject)!, completedSteps: path.completedSteps });
  }
  return Object.fromEntries([...paths.values()].map((path) => [path.subject, path.completedSteps] as const).sort());
}

describe('planning paths', () => {
  it('lays out one path for each subject and then only advances it', () => {
    const { create } = planPaths({ subjects: ['latin', 'latin'], lessonCounts: new Map([['latin', 2]]), paths: [] });
    expect(create).toMatchObject([{ subject: 'latin', completedSteps: 2, totalSteps: 5, progress: 0.4 }]);
    const paths = [{ id: 'p', subject: 'latin', steps: stepsFor('latin'), completedSteps: 2 }];
    expect(planPaths({ subjects: ['latin'], lessonCounts: new Map([['latin', 2]]), paths })).toEqual({ create: [], advance: [] });
    expect(planPaths({ subjects: ['latin'], lessonCounts: new Map([['latin', 9]]), paths }).advance).toMatchObject([{ id: 'p', progress: 1 }]);
  });

  it('comes to the same progress for any order and any repetition of the same facts', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fact, { maxLength: 15, selector: (one) => JSON.stringify(one) }).chain((facts) =>
          fc.record({
            facts: fc.constant(facts),
            disorder: fc
              .tuple(fc.shuffledSubarray(facts, { minLength: facts.length }), fc.array(fc.nat(), { maxLength: 20 }))
              .map(([shuffled, again]) => [...shuffled, ...again.flatMap((pick) => (facts.length ? [facts[pick % facts.length]!] : []))]),
          }),
        ),
        ({ facts, disorder }) => {
          expect(handleAll(disorder)).toEqual(handleAll(facts));
        },
      ),
    );
  });
});
