import { runService } from '@edtech/service-host';
import { analyticsService } from './app.js';

runService(analyticsService);
