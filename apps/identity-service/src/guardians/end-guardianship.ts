import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '@edtech/messaging';
import { CloseGuardianships } from '../consent/close-guardianships.js';
import { GuardianshipsRepository, type Guardianship } from '../infrastructure/database/repositories/guardianships.repository.js';
import { UsersRepository } from '../infrastructure/database/repositories/users.repository.js';
import { guardianshipNotFound } from './guardians.errors.js';
import { partyOf } from './guardianship.rules.js';

/** Ends a guardianship, or takes an invitation back: either side may, and admins. */
@Injectable()
export class EndGuardianship {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly users: UsersRepository,
    private readonly guardianships: GuardianshipsRepository,
    private readonly close: CloseGuardianships,
  ) {}

  /** What is over stays as it is. @throws GUARDIANSHIP_NOT_FOUND */
  run(viewer: { userId: string; role: string }, id: string): Promise<Guardianship> {
    return this.unitOfWork.run(async (scope) => {
      const found = await this.guardianships.findById(scope.tx, id);
      if (!found || !partyOf(found, viewer)) throw guardianshipNotFound();
      const ward = await this.users.findForUpdate(scope.tx, found.wardId);
      const guardianship = await this.guardianships.findForUpdate(scope.tx, id);
      // Somebody who was invited has become the guardian meanwhile, or a stranger again.
      const party = guardianship && partyOf(guardianship, viewer);
      if (!ward || !guardianship || !party) throw guardianshipNotFound();
      return this.close.oneIn(scope, ward, guardianship, { by: party, actorId: viewer.userId });
    });
  }
}
