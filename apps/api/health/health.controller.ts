import { Controller, Get, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { ReadModel } from '#libs/read-model';
import { Needs } from '../identity/permission.js';

/** For those who run it: whether the process lives, and whether it may be sent requests. */
@Controller('health')
export class HealthController {
  constructor(private readonly readModel: ReadModel) {}

  @Get('live')
  @Needs('public')
  live() {
    return { status: 'live' };
  }

  /** 503 while the projection catches up, and for good when it has stopped at an event it cannot read. */
  @Get('ready')
  @Needs('public')
  ready(@Res({ passthrough: true }) reply: FastifyReply) {
    const { state, position, error } = this.readModel.status;
    if (state !== 'live') void reply.code(503);
    return {
      status: state === 'live' ? 'ready' : 'not-ready',
      projection: { state, position: String(position), ...(error ? { error: error.message } : {}) },
    };
  }
}
