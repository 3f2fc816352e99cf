import { runMigration } from '@edtech/service-host';
import { paymentService } from './app.js';

runMigration(paymentService);
