import { Controller, Get, Header, Headers, Inject } from '@nestjs/common';
import { MonitoringAccess } from '../monitoring/monitoring-access.js';
import { ServiceMetrics } from './service-metrics.js';

@Controller()
export class MetricsController {
  constructor(
    @Inject(ServiceMetrics) private readonly metrics: ServiceMetrics,
    @Inject(MonitoringAccess) private readonly access: MonitoringAccess,
  ) {}

  @Get('metrics')
  @Header('content-type', 'text/plain; version=0.0.4; charset=utf-8')
  render(@Headers('authorization') authorization: string | undefined): Promise<string> {
    this.access.require(authorization);
    return this.metrics.render();
  }
}
