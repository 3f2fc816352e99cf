import { runService } from '@edtech/service-host';
import { learningService } from './app.js';

runService(learningService);
