import { Controller, Get, Headers, Res } from '@nestjs/common';
import { Public, toFeed, type RevocationFeed } from '@edtech/auth';
import { entriesOf, RevocationStore } from '@edtech/service-host';

/** What a reply has to be able to do here. */
interface Reply {
  status(code: number): unknown;
  header(name: string, value: string): unknown;
}

/** Where those who have no events hear which access tokens are not good any more: the gateway, once a second. */
@Controller('.well-known')
export class RevocationsController {
  constructor(private readonly revocations: RevocationStore) {}

  /** Ids only: nothing in it tells who somebody is or lets anybody act. Empty (304) for whoever has it already. */
  @Public()
  @Get('revocations')
  async list(@Headers('if-none-match') known: string | undefined, @Res({ passthrough: true }) reply: Reply): Promise<RevocationFeed | undefined> {
    // Read before the contents: what comes between the two is told once more, and not missed.
    const etag = `W/"${await this.revocations.stamp()}"`;
    reply.header('etag', etag);
    reply.header('cache-control', 'no-cache');
    if (known === etag) return void reply.status(304);
    return toFeed(entriesOf((await this.revocations.recordedSince()).revocations));
  }
}
