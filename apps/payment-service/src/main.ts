import { runService } from '@edtech/service-host';
import { paymentService } from './app.js';

runService(paymentService);
