import { Controller, Get, Inject, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Needs } from '../../kernel/access/permission.js';
import { AppError } from '../../kernel/errors/app-error.js';
import { METRICS_PLACE } from '../../kernel/tokens.js';
import type { MetricsPlace } from './metrics-server.js';
import { Metrics } from './metrics.js';

/**
 * For Prometheus, where the measurements have no port of their own; else there is nothing here, however it is asked.
 */
@Controller('metrics')
export class MetricsController {
  constructor(
    private readonly metrics: Metrics,
    @Inject(METRICS_PLACE) private readonly place: MetricsPlace | null,
  ) {}

  @Get()
  @Needs('public')
  async read(@Res() reply: FastifyReply): Promise<void> {
    if (this.place)
      throw new AppError('NOT_FOUND', { nl: 'Hier is niets te vinden', en: 'There is nothing here' });
    const text = await this.metrics.registry.metrics();
    await reply.type(this.metrics.registry.contentType).send(text);
  }
}
