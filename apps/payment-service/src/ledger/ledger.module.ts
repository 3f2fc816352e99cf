import { Module } from '@nestjs/common';
import { LedgerRepository } from '../infrastructure/database/repositories/ledger.repository.js';

/** The books. */
@Module({ providers: [LedgerRepository], exports: [LedgerRepository] })
export class LedgerModule {}
