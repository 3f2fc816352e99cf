import { noteCaller, runAsService, runForRequest, SecurityLog } from '../index.js';

const FORBIDDEN = { event: 'access-refused', code: 'FORBIDDEN', field: 'reports' } as const;

describe('a log of refusals and attacks', () => {
  const lines: Record<string, unknown>[] = [];
  const write = (level: string, line: Record<string, unknown>) => void lines.push({ level, ...line });
  const from = (address: string, work: () => void) => runForRequest('ai', { ip: address }, work);
  let log: SecurityLog;

  beforeEach(() => {
    jest.useFakeTimers();
    lines.length = 0;
    log = new SecurityLog({ write, windowMs: 60_000, linesAtMost: 5 });
  });

  afterEach(() => jest.useRealTimers());

  test('says what was refused and where it came from', () => {
    from('192.0.2.1', () => log.note({ ...FORBIDDEN, reason: 'ERR_X' }));
    from('192.0.2.1', () => log.note({ event: 'access-refused', code: 'TOKEN_EXPIRED', ordinary: true }));
    expect(lines).toEqual([
      { level: 'warn', msg: 'access-refused: FORBIDDEN', event: 'access-refused', code: 'FORBIDDEN', field: 'reports', reason: 'ERR_X', address: '192.0.2.1' },
      { level: 'log', msg: 'access-refused: TOKEN_EXPIRED', event: 'access-refused', code: 'TOKEN_EXPIRED', address: '192.0.2.1' },
    ]);
  });

  test('has one line for each kind and caller in a minute, and says at its end how often more', () => {
    for (let time = 0; time < 1_000; time += 1) from('192.0.2.1', () => log.note(FORBIDDEN));
    from('192.0.2.2', () => log.note(FORBIDDEN));
    from('192.0.2.1', () => log.note({ ...FORBIDDEN, code: 'STEP_UP_REQUIRED' }));
    expect(lines.map(({ code, address }) => [code, address])).toEqual([['FORBIDDEN', '192.0.2.1'], ['FORBIDDEN', '192.0.2.2'], ['STEP_UP_REQUIRED', '192.0.2.1']]);
    lines.length = 0;
    jest.advanceTimersByTime(60_000);
    expect(lines).toEqual([{ level: 'warn', msg: 'access-refused: FORBIDDEN, 999 more', event: 'access-refused', code: 'FORBIDDEN', times: 999 }]);
    lines.length = 0;
    from('192.0.2.1', () => log.note(FORBIDDEN));
    expect(lines).toHaveLength(1);
  });

  test('knows a user at every address', () => {
    for (const address of ['192.0.2.1', '192.0.2.2']) {
      from(address, () => {
        noteCaller({ userId: 'u1' });
        log.note(FORBIDDEN);
      });
    }
    expect(lines).toHaveLength(1);
  });

  test('has no more lines than it may, however many they come from', () => {
    for (let caller = 0; caller < 1_000; caller += 1) from(`2001:db8::${caller}`, () => log.note(FORBIDDEN));
    expect(lines).toHaveLength(5);
    log.endWindow();
    expect(lines.slice(5)).toEqual([expect.objectContaining({ times: 995 })]);
  });

  test('counts services of one process apart', () => {
    for (const service of ['ai', 'payment']) for (let time = 0; time < 2; time += 1) runAsService(service, () => log.note(FORBIDDEN, { address: '192.0.2.1' }));
    log.endWindow();
    expect(lines).toHaveLength(4);
  });
});
