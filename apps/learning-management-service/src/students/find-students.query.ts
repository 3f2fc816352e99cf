import { DATABASE, type Database } from '@edtech/drizzle';
import { Inject, Injectable } from '@nestjs/common';
import { inArray } from 'drizzle-orm';
import { students } from '../infrastructure/database/schemas/index.js';
import { inOrderOf } from '../loading/in-order-of.js';
import { wellFormed } from '../loading/well-formed.js';

/** A student as it is kept. */
export type StoredStudent = typeof students.$inferSelect;

/** Reads for screens, each a single statement however many are asked for. */
@Injectable()
export class FindStudents {
  constructor(@Inject(DATABASE) private readonly db: Database) {}

  async byIds(ids: readonly string[]): Promise<(StoredStudent | null)[]> {
    const rows = await this.db.select().from(students).where(inArray(students.id, wellFormed(ids)));
    return inOrderOf(ids, rows, ({ id }) => id);
  }

  async byUserIds(userIds: readonly string[]): Promise<(StoredStudent | null)[]> {
    const rows = await this.db.select().from(students).where(inArray(students.userId, wellFormed(userIds)));
    return inOrderOf(userIds, rows, ({ userId }) => userId);
  }
}
