import { Module, type DynamicModule, type FactoryProvider, type OnApplicationShutdown, Inject } from '@nestjs/common';
import { TerminusModule } from '@nestjs/terminus';
import { DEPENDENCY_CHECKS, type DependencyCheck } from './health/dependency-check.js';
import { HealthController } from './health/health.controller.js';
import { MetricsController } from './metrics/metrics.controller.js';
import { ServiceMetrics } from './metrics/service-metrics.js';
import { MonitoringAccess, type MonitoringAudience } from './monitoring/monitoring-access.js';

export interface ObservabilityOptions {
  readonly metrics: ServiceMetrics;
  /** Makes the checks of `/health/ready`, out of what is injected. */
  readonly checks: Pick<FactoryProvider<readonly DependencyCheck[]>, 'inject' | 'useFactory'>;
  /** For the routes: whatever lets everybody in where routes are closed by default. */
  readonly routeDecorators?: readonly ClassDecorator[];
  /** Whom metrics and the details of health are for; everybody when left out. */
  readonly monitoring?: MonitoringAudience;
}

/** `/health/live`, `/health/ready` and `/metrics`; gives every module the {@link ServiceMetrics}. */
@Module({})
export class ObservabilityModule implements OnApplicationShutdown {
  constructor(@Inject(ServiceMetrics) private readonly metrics: ServiceMetrics) {}

  static forRoot({ metrics, checks, routeDecorators = [], monitoring = 'everybody' }: ObservabilityOptions): DynamicModule {
    const controllers = [HealthController, MetricsController];
    for (const controller of controllers) for (const decorate of routeDecorators) decorate(controller);
    return {
      module: ObservabilityModule,
      global: true,
      imports: [TerminusModule.forRoot({ logger: false })],
      controllers,
      providers: [
        { provide: ServiceMetrics, useValue: metrics },
        { provide: DEPENDENCY_CHECKS, ...checks },
        { provide: MonitoringAccess, useValue: new MonitoringAccess(monitoring) },
      ],
      exports: [ServiceMetrics],
    };
  }

  async onApplicationShutdown(): Promise<void> {
    await this.metrics.shutdown();
  }
}
