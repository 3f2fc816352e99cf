import { Controller, Get, Inject } from '@nestjs/common';
import { HealthCheck, HealthCheckService, HealthIndicatorService, type HealthCheckResult } from '@nestjs/terminus';
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

  /** Whether it can do its work, each dependency by name; 503 when one is down. */
  @Get('ready')
  @HealthCheck()
  ready(): Promise<HealthCheckResult> {
    return this.health.check(
      this.checks.map(
        ({ name, check }) =>
          () =>
            this.indicators.check(name).attempt(({ signal }) => check(signal)).withTimeout(TIMEOUT_MS),
      ),
    );
  }
}
