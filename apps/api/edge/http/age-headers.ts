import type { FastifyInstance } from 'fastify';
import type { EventStore } from '#libs/event-store';
import { toMoment } from '#libs/platform';
import type { ReadModel } from '#libs/read-model';

/**
 * On every answer, how far the replica that gives it is (`Wijkspoor-Position`: hand it on as `atLeast` to read your
 * own writes from any replica), and, when the log cannot be reached, as of when what it says was the whole log.
 */
export function addAgeHeaders(fastify: FastifyInstance, store: EventStore, readModel: () => ReadModel): void {
  fastify.addHook('onSend', (_request, reply, _payload, done) => {
    void reply.header('Wijkspoor-Position', String(readModel().position));
    const status = store.status?.();
    if (status === undefined || status.reachable) return done();
    void reply.header('Wijkspoor-Log', 'unreachable');
    if (status.asOf !== undefined) void reply.header('Wijkspoor-As-Of', toMoment(status.asOf));
    done();
  });
}
