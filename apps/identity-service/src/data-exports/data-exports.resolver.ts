import { RecentlyAuthenticated, STEP_UP_MINUTES, Viewer, type CurrentUser } from '@edtech/auth';
import { Mutation, Query, Resolver } from '@nestjs/graphql';
import { DataExport } from './data-exports.graphql.js';
import { FindDataExports, type FoundDataExport } from './find-data-exports.query.js';
import { RequestDataExport } from './request-data-export.js';

@Resolver()
export class DataExportsResolver {
  constructor(
    private readonly requestExport: RequestDataExport,
    private readonly findDataExports: FindDataExports,
  ) {}

  @RecentlyAuthenticated(STEP_UP_MINUTES)
  @Mutation(() => DataExport, {
    description:
      'Asks for everything that the platform holds of the own person, as one archive; myDataExports tells how far it has come. Where one is being collected already it is ' +
      'that one. Three a day. Errors: STEP_UP_REQUIRED, ACCOUNT_NOT_ACTIVE, DATA_EXPORT_LIMIT.',
  })
  async requestDataExport(@Viewer() { userId }: CurrentUser): Promise<DataExport> {
    const [found] = await this.findDataExports.withParts([await this.requestExport.run(userId)]);
    if (!found) throw new Error('an export that was just made is gone');
    return present(found);
  }

  @Query(() => [DataExport], { description: 'The exports of the own data of the last 90 days, the newest first, at most 20.' })
  async myDataExports(@Viewer() { userId }: CurrentUser): Promise<DataExport[]> {
    return (await this.findDataExports.of(userId)).map(present);
  }
}

function present({ parts, ...found }: FoundDataExport): DataExport {
  return {
    ...found,
    parts: parts.map(({ service, attempts, nextAttemptAt, collectedAt, rows }) => ({ service, attempts, nextAttemptAt: collectedAt ? null : nextAttemptAt, collectedAt, rows })),
    downloadPath: found.status === 'ready' ? `/data-exports/${found.id}` : null,
  };
}
