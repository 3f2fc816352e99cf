import type { Sql } from '../rig/types.js';

/** What a client was told succeeded: see the questions of check A for how each kind is looked for. */
export type AcknowledgedKind =
  | 'account'
  | 'user'
  | 'tutor'
  | 'student'
  | 'course'
  | 'published-course'
  | 'enrolment'
  | 'lesson'
  | 'booking'
  | 'payment'
  | 'completed-lesson'
  | 'review'
  | 'content';

interface Acknowledgement {
  readonly kind: AcknowledgedKind;
  readonly id: string;
  /** Which of the changes of this thing it was; 0 where it is enough that the thing is there. */
  readonly mark: number;
}

const ROWS_AT_ONCE = 5_000;

/** The client's own log of acknowledged writes: in memory, so that no server that is being killed has to keep it. */
export class Acknowledgements {
  private readonly waiting: Acknowledgement[] = [];

  add(kind: AcknowledgedKind, id: string, mark = 0): void {
    this.waiting.push({ kind, id, mark });
  }

  /** Hands what has come since the last time to the database that is checked. */
  async writeDown(admin: Sql): Promise<void> {
    while (this.waiting.length > 0) {
      const rows = this.waiting.slice(0, ROWS_AT_ONCE);
      await admin`insert into chaos.acks select kind, id, mark from json_to_recordset(${JSON.stringify(rows)}::text::json) as a (kind text, id text, mark bigint)`;
      this.waiting.splice(0, rows.length);
    }
  }
}
