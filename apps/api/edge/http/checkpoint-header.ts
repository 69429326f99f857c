import type { FastifyInstance } from 'fastify';
import type { Proofs } from '../../kernel/proofs/proofs.js';

/**
 * On every answer to somebody known: the newest checkpoint as the log signed it (base64 of the note). Whoever keeps
 * it can prove later that the log was rewritten: it costs nothing to ask, and nobody can know who kept one.
 */
export function addCheckpointHeader(fastify: FastifyInstance, proofs: Proofs): void {
  fastify.addHook('onSend', (request, reply, _payload, done) => {
    const header = request.actor === undefined ? undefined : proofs.header();
    if (header !== undefined) void reply.header('Wijkspoor-Checkpoint', header);
    done();
  });
}
