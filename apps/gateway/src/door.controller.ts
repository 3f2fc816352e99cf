import { Public } from '@edtech/auth';
import { Controller, Get } from '@nestjs/common';

/** What someone sees who opens the gateway's address in a browser. */
@Public()
@Controller()
export class DoorController {
  @Get()
  greet(): { name: string; graphql: string; health: string } {
    return { name: 'edtech-platform', graphql: 'POST /graphql', health: '/health/ready' };
  }
}
