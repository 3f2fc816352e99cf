import type { ServiceName } from '@edtech/environment';
import type { AnyServiceDefinition } from '@edtech/service-host';

/** Loads one service's definition and no other's: a process starts the faster for it. */
export async function definitionOf(service: ServiceName): Promise<AnyServiceDefinition> {
  switch (service) {
    case 'identity':
      return (await import('@edtech/identity-service')).identityService;
    case 'learning':
      return (await import('@edtech/learning-management-service')).learningService;
    case 'payment':
      return (await import('@edtech/payment-service')).paymentService;
    case 'communication':
      return (await import('@edtech/communication-service')).communicationService;
    case 'ai':
      return (await import('@edtech/ai-service')).aiService;
    case 'analytics':
      return (await import('@edtech/analytics-service')).analyticsService;
  }
}
