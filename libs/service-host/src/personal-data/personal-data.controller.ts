import { ExportTokenVerifier, Public, tokenInvalid, unauthenticated } from '@edtech/auth';
import { DATABASE, type Database } from '@edtech/drizzle';
import type { ServiceName } from '@edtech/environment';
import { exportPersonalData, PERSONAL_DATA, toLines, type PersonalData } from '@edtech/personal-data';
import { Controller, Get, Header, Headers, Inject, StreamableFile } from '@nestjs/common';
import { Readable } from 'node:stream';

export const EXPORTING_SERVICE = Symbol('EXPORTING_SERVICE');

/**
 * Where identity fetches what this service holds of a person, who has asked for it. No way leads here from the gateway, and nobody is
 * believed but identity: who comes has to have its leave, signed for this person, this service and this minute.
 */
@Controller('internal/personal-data')
export class PersonalDataController {
  constructor(
    @Inject(DATABASE) private readonly db: Database,
    @Inject(PERSONAL_DATA) private readonly data: PersonalData,
    @Inject(EXPORTING_SERVICE) private readonly service: ServiceName,
    private readonly verifier: ExportTokenVerifier,
  ) {}

  // Open to the guard, which knows access tokens only: they are no leave.
  @Public()
  @Get('export')
  @Header('cache-control', 'no-store')
  async export(@Headers('authorization') authorization: string | undefined): Promise<StreamableFile> {
    if (authorization === undefined) throw unauthenticated();
    const [, token] = /^Bearer +(\S+)\s*$/i.exec(authorization) ?? [];
    if (token === undefined) throw tokenInvalid();
    const userId = await this.verifier.verify(token, this.service);
    return new StreamableFile(Readable.from(toLines(exportPersonalData(this.db, this.data, userId)), { objectMode: false }), { type: 'application/x-ndjson; charset=utf-8' });
  }
}
