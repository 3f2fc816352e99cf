import { Controller, Get, Inject } from '@nestjs/common';
import { HealthCheck, HealthCheckService, HealthIndicatorService, type HealthCheckResult, type HealthIndicatorResult } from '@nestjs/terminus';
import { DEPENDENCY_CHECKS, type DependencyCheck } from './dependency-check.js';

const TIMEOUT_MS = 2_000;

@Controller('health')
export class HealthController {
  constructor(
    @Inject(HealthCheckService) private readonly health: HealthCheckService,
    @Inject(HealthIndicatorService) private readonly indicators: HealthIndicatorService,
    @Inject(DEPENDENCY_CHECKS) private readonly checks: readonly DependencyCheck[],
  ) {}

  /** Whether the process is alive; a supervisor that gets no answer restarts it. */
  @Get('live')
  live(): { status: 'ok' } {
    return { status: 'ok' };
  }

  /** Whether it can do its work, each dependency by name; 503 when a critical one is down. */
  @Get('ready')
  @HealthCheck()
  ready(): Promise<HealthCheckResult> {
    return this.health.check(this.checks.map((check) => () => this.look(check)));
  }

  private async look({ name, critical, check }: DependencyCheck): Promise<HealthIndicatorResult> {
    const indicator = this.indicators.check(name);
    const found = await indicator.attempt(({ signal }) => check(signal)).withTimeout(TIMEOUT_MS);
    const { status, ...details } = found[name]!;
    return status === 'down' && !critical ? indicator.degraded(details) : found;
  }
}
