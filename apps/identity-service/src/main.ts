import { runService } from '@edtech/service-host';
import { identityService } from './app.js';

runService(identityService);
