import { MemoryBudget } from './budget.js';

describe('a budget', () => {
  let now = 0;
  beforeEach(() => (now = 0));
  const budget = (perMinute: number, callers?: number) => new MemoryBudget(perMinute, () => now, callers);

  it('is spent, says when to come back, and has come back by then', () => {
    const points = budget(60);
    expect(points.take('ada', 60)).toBe(0);
    expect(points.take('ada', 5)).toBe(5_000);
    now = 4_999;
    expect(points.take('ada', 5)).toBe(1);
    now = 5_000;
    expect(points.take('ada', 5)).toBe(0);
  });

  it('takes nothing where it refuses', () => {
    const points = budget(60);
    points.take('ada', 50);
    for (let time = 0; time < 100; time += 1) expect(points.take('ada', 20)).toBe(10_000);
    expect(points.take('ada', 10)).toBe(0);
  });

  it('is one of each caller', () => {
    const points = budget(10);
    expect(points.take('ada', 10)).toBe(0);
    expect(points.take('bob', 10)).toBe(0);
    expect(points.take('ada', 1)).toBeGreaterThan(0);
  });

  it('lets through for the whole of it what costs more than the whole', () => {
    expect(budget(10).take('ada', 1_000)).toBe(0);
  });

  it('remembers so many callers and no more', () => {
    const points = budget(10, 2);
    for (const caller of ['ada', 'bob', 'cyd']) points.take(caller, 10);
    expect(points.take('cyd', 1)).toBeGreaterThan(0);
    expect(points.take('ada', 10)).toBe(0);
  });
});
