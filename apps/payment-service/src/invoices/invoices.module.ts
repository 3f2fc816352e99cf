import { Module } from '@nestjs/common';
import { InvoicesRepository } from '../infrastructure/database/repositories/invoices.repository.js';
import { FindInvoices } from './find-invoices.query.js';
import { IssueInvoice } from './issue-invoice.js';

/** Invoices of captured payments. */
@Module({ providers: [InvoicesRepository, IssueInvoice, FindInvoices], exports: [IssueInvoice, FindInvoices] })
export class InvoicesModule {}
