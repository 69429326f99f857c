import { Controller, Get, Inject, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { EventStore } from '#libs/event-store';
import { toMoment } from '#libs/platform';
import { ReadModel } from '#libs/read-model';
import { Draining } from '../../kernel/draining.js';
import { Needs } from '../../kernel/access/permission.js';
import { LogScrub } from '../../kernel/log-scrub.js';
import { Readiness } from '../../kernel/readiness.js';
import type { Proofs } from '../../kernel/proofs/proofs.js';
import { proofsHealth } from './proofs-health.js';
import { PROOFS, STORE } from '../../kernel/tokens.js';
import { headOf } from '../telemetry/metrics.js';

/** For those who run it: whether the process lives, and whether it may be sent requests. */
@Controller('health')
export class HealthController {
  constructor(
    private readonly readModel: ReadModel,
    private readonly draining: Draining,
    @Inject(STORE) private readonly store: EventStore,
    private readonly readiness: Readiness,
    private readonly scrub: LogScrub,
    @Inject(PROOFS) private readonly proofs: Proofs | null,
  ) {}

  @Get('live')
  @Needs('public')
  live() {
    return { status: 'live' };
  }

  /**
   * 503 with each reason in words: the projection catches up, is behind, cannot write or has stopped; a file was
   * deleted or replaced, a disk is full, the clock cannot be trusted; log or vault are damaged, or the log is not
   * what was signed of it. A cluster that is away does not make it 503: this replica goes on answering, and says
   * how old its answers are.
   */
  @Get('ready')
  @Needs('public')
  async ready(@Res({ passthrough: true }) reply: FastifyReply) {
    const { state, position, error } = this.readModel.status;
    const faults = await this.readiness.faults();
    const clock = faults.find(({ code }) => code === 'CLOCK_JUMPED')?.detail;
    const ready = faults.length === 0 && !this.draining.isOn;
    if (!ready) void reply.code(503);
    return {
      status: ready ? 'ready' : this.draining.isOn ? 'stopping' : 'not-ready',
      projection: {
        state,
        position: String(position),
        // Negative: the log ends before what was projected of it, which must be seen and never rounded away.
        lag: (await headOf(this.store)) - Number(position),
        ...(error ? { error: error.message } : {}),
        ...this.#passedOver(),
      },
      log: this.#log(),
      ...(this.proofs ? { proofs: proofsHealth(this.proofs) } : {}),
      ...(clock ? { clock } : {}),
      ...(faults.length === 0 ? {} : { faults }),
    };
  }

  /**
   * What cannot be understood and, as the log says, counts in nothing; why is for who reads the figures (GraphQL
   * log).
   */
  #passedOver(): { passedOver?: readonly { position: string; eventId: string }[] } {
    const left = this.readModel.passedOver();
    if (left.length === 0) return {};
    return { passedOver: left.map(({ position, eventId }) => ({ position: String(position), eventId })) };
  }

  #log(): { reachable: boolean; asOf?: string; passedOver?: number; read: object } {
    const { position, rounds } = this.scrub.status;
    const { reachable = true, asOf, passedOver } = this.store.status?.() ?? {};
    return {
      reachable,
      ...(asOf === undefined ? {} : { asOf: toMoment(asOf) }),
      // Read again at leisure, each entry held against its digest: whole rounds, and up to where in this one.
      read: { rounds, position: String(position) },
      // Somebody else writes in the streams of the log: its names are in the server's own log.
      ...(passedOver ? { passedOver: passedOver.count } : {}),
    };
  }
}
