import { Controller, Get, Headers, Inject, ServiceUnavailableException } from '@nestjs/common';
import { HealthCheck, HealthCheckService, HealthIndicatorService, type HealthCheckResult, type HealthIndicatorResult } from '@nestjs/terminus';
import { MonitoringAccess } from '../monitoring/monitoring-access.js';
import { DEPENDENCY_CHECKS, type DependencyCheck } from './dependency-check.js';

const TIMEOUT_MS = 2_000;

@Controller('health')
export class HealthController {
  constructor(
    @Inject(HealthCheckService) private readonly health: HealthCheckService,
    @Inject(HealthIndicatorService) private readonly indicators: HealthIndicatorService,
    @Inject(DEPENDENCY_CHECKS) private readonly checks: readonly DependencyCheck[],
    @Inject(MonitoringAccess) private readonly access: MonitoringAccess,
  ) {}

  /** Whether the process is alive; a supervisor that gets no answer restarts it. */
  @Get('live')
  live(): { status: 'ok' } {
    return { status: 'ok' };
  }

  /** Whether it can do its work; 503 when a critical dependency is down. Each of them by name, for operators only. */
  @Get('ready')
  @HealthCheck()
  async ready(@Headers('authorization') authorization: string | undefined): Promise<HealthCheckResult | Pick<HealthCheckResult, 'status'>> {
    const looked = this.health.check(this.checks.map((check) => () => this.look(check)));
    if (this.access.allows(authorization)) return looked;
    return looked.then(
      ({ status }) => ({ status }),
      (error: unknown) => {
        throw error instanceof ServiceUnavailableException ? new ServiceUnavailableException({ status: 'error' }) : error;
      },
    );
  }

  private async look({ name, critical, check }: DependencyCheck): Promise<HealthIndicatorResult> {
    const indicator = this.indicators.check(name);
    const found = await indicator.attempt(({ signal }) => check(signal)).withTimeout(TIMEOUT_MS);
    const { status, ...details } = found[name]!;
    return status === 'down' && !critical ? indicator.degraded(details) : found;
  }
}
