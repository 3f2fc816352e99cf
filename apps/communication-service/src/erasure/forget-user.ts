import type { Scope } from '@edtech/messaging';
import type { ErasureSteps } from '@edtech/service-host';
import { Injectable } from '@nestjs/common';
import { UserReferencesRepository } from '../infrastructure/database/repositories/user-references.repository.js';

/** Nobody is told anything who is erased, and nothing that is being written still names them. */
@Injectable()
export class ForgetUser implements ErasureSteps {
  constructor(private readonly users: UserReferencesRepository) {}

  /** Waits for notifications that name the person and are being written: they are erased with the others then. */
  async before({ tx }: Scope, userId: string): Promise<void> {
    await this.users.lock(tx, userId);
  }

  async after({ tx }: Scope, userId: string): Promise<void> {
    await this.users.close(tx, userId);
  }
}
