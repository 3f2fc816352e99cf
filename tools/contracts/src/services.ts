import { aiService } from '@edtech/ai-service';
import { analyticsService } from '@edtech/analytics-service';
import { communicationService } from '@edtech/communication-service';
import { identityService } from '@edtech/identity-service';
import { learningService } from '@edtech/learning-management-service';
import { paymentService } from '@edtech/payment-service';
import type { AnyServiceDefinition } from '@edtech/service-host';

/** The services that publish and consume. */
export const services: readonly AnyServiceDefinition[] = [
  identityService,
  learningService,
  paymentService,
  communicationService,
  aiService,
  analyticsService,
];
