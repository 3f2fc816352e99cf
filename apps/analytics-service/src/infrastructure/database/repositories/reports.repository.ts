import { Injectable } from '@nestjs/common';
import { desc, eq } from 'drizzle-orm';
import type { Executor } from '@edtech/drizzle';
import { reports } from '../schemas/index.js';

export type Report = typeof reports.$inferSelect;

@Injectable()
export class ReportsRepository {
  async insert(executor: Executor, report: Report): Promise<void> {
    await executor.insert(reports).values(report);
  }

  async findById(executor: Executor, id: string): Promise<Report | undefined> {
    const [report] = await executor.select().from(reports).where(eq(reports.id, id));
    return report;
  }

  async findLatest(executor: Executor, type: Report['type']): Promise<Report | undefined> {
    const [report] = await executor.select().from(reports).where(eq(reports.type, type)).orderBy(desc(reports.generatedAt)).limit(1);
    return report;
  }
}
