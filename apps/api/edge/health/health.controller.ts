import { Controller, Get, Inject, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { EventStore } from '#libs/event-store';
import { ClockJumpedError, toMoment, type ClockGuard } from '#libs/platform';
import { ReadModel } from '#libs/read-model';
import { Draining } from '../../kernel/draining.js';
import { Needs } from '../../kernel/access/permission.js';
import { CLOCK_GUARD, STORE } from '../../kernel/tokens.js';
import { headOf } from '../telemetry/metrics.js';

/** For those who run it: whether the process lives, and whether it may be sent requests. */
@Controller('health')
export class HealthController {
  constructor(
    private readonly readModel: ReadModel,
    private readonly draining: Draining,
    @Inject(STORE) private readonly store: EventStore,
    @Inject(CLOCK_GUARD) private readonly clockGuard: ClockGuard | null,
  ) {}

  @Get('live')
  @Needs('public')
  live() {
    return { status: 'live' };
  }

  /**
   * 503 while the projection catches up or cannot write, for good when it has stopped at an event it cannot read,
   * and while the clock cannot be trusted. A cluster that is
   * away does not make it 503: this replica goes on answering, and says how old its answers are.
   */
  @Get('ready')
  @Needs('public')
  async ready(@Res({ passthrough: true }) reply: FastifyReply) {
    const { state, position, error } = this.readModel.status;
    const jump = this.clockGuard?.jump;
    const ready = state === 'live' && !this.draining.isOn && !jump;
    if (!ready) void reply.code(503);
    return {
      status: ready ? 'ready' : this.draining.isOn ? 'stopping' : 'not-ready',
      projection: {
        state,
        position: String(position),
        // Negative: the log ends before what was projected of it, which must be seen and never rounded away.
        lag: (await headOf(this.store)) - Number(position),
        ...(error ? { error: error.message } : {}),
      },
      log: this.#log(),
      ...(jump ? { clock: new ClockJumpedError(jump).detail } : {}),
    };
  }

  #log(): { reachable: boolean; asOf?: string } {
    const { reachable = true, asOf } = this.store.status?.() ?? {};
    return { reachable, ...(asOf === undefined ? {} : { asOf: toMoment(asOf) }) };
  }
}
