import fc from 'fast-check';
import { isParticipant, mayRead, nextTimestamp, recipientsOf } from './conversation.js';

const between = { participantIds: ['ada', 'bob'] };

describe('a conversation', () => {
  it('is read by its participants and by admins, and by nobody else', () => {
    expect(mayRead(between, { userId: 'ada', role: 'tutor' })).toBe(true);
    expect(mayRead(between, { userId: 'eve', role: 'admin' })).toBe(true);
    expect(mayRead(between, { userId: 'eve', role: 'student' })).toBe(false);
    expect(mayRead(between, null)).toBe(false);
  });

  it('does not take an admin for a participant', () => {
    expect(isParticipant(between, 'eve')).toBe(false);
  });

  it('tells everyone of a message but its sender, each once', () => {
    expect(recipientsOf({ participantIds: ['ada', 'bob', 'bob', 'cyd'] }, 'ada')).toEqual(['bob', 'cyd']);
  });
});

describe('timestamps of messages', () => {
  it('strictly increase whatever the clock does', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 50 }), { minLength: 2, maxLength: 30 }), (clock) => {
        let last: Date | null = null;
        for (const now of clock) {
          const next: Date = nextTimestamp(last, new Date(now));
          if (last !== null) expect(next.getTime()).toBeGreaterThan(last.getTime());
          last = next;
        }
      }),
    );
  });

  it("are the clock's where it moves on", () => {
    expect(nextTimestamp(new Date(1_000), new Date(2_000))).toEqual(new Date(2_000));
    expect(nextTimestamp(null, new Date(2_000))).toEqual(new Date(2_000));
  });
});
