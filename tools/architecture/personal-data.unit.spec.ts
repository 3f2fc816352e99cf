import { aiService } from '@edtech/ai-service';
import { analyticsService } from '@edtech/analytics-service';
import { communicationService } from '@edtech/communication-service';
import { identityService } from '@edtech/identity-service';
import { learningService } from '@edtech/learning-management-service';
import { paymentService } from '@edtech/payment-service';
import { unspoken } from '@edtech/personal-data';
import type { AnyServiceDefinition } from '@edtech/service-host';

const services: readonly AnyServiceDefinition[] = [identityService, learningService, paymentService, communicationService, aiService, analyticsService];

test.each(services)('$service says of every table, and of every text and document in it, what a person gets of it and what an erasure leaves', ({ personalData }) => {
  expect(unspoken(personalData)).toEqual([]);
  expect(personalData.rows.length).toBeGreaterThan(5);
});
