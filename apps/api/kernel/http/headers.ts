import type { FastifyReply, FastifyRequest } from 'fastify';
import { AppError } from '../errors/app-error.js';
import { preferredType } from './accept.js';

export const API_VERSION = '1.0.0';

/** On every answer (NLGov REST API Design Rules, STANDARDS.md). */
export const HEADERS = {
  'API-Version': API_VERSION,
  'Cache-Control': 'no-store',
  'Content-Security-Policy': "frame-ancestors 'none'",
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
};

/** onRequest: so that refusals before routing carry the headers too. */
export function securityHeaders(_request: FastifyRequest, reply: FastifyReply): void {
  void reply.headers(HEADERS);
}

/** onRequest, where people reach us by https (WIJKSPOOR_PUBLIC_URL): browsers never ask by http again, for a year. */
export function strictTransport(_request: FastifyRequest, reply: FastifyReply): void {
  void reply.header('Strict-Transport-Security', 'max-age=31536000');
}

/** What REST answers in, files apart. */
const JSON_TYPES = [
  'application/json',
  'application/cloudevents+json',
  'application/schema+json',
  'application/problem+json',
];

/** Where REST gives files: templates, files of faults, reports, proofs and what they are made of. */
const FILES =
  /^\/v1\/(?:sjablonen\/|correctiebestanden\/|cijfers(?:\?|$)|aanleveringen\/[^/?]+\/(?:fouten|ontvangstbewijzen)|rapportages\/[^/?]+(?:\?|$)|gebeurtenissen\/[^/?]+\/bewijs|logboek\/(?:checkpoint|beleid|tile\/))/;

/** onRequest: REST answers JSON, files apart; who accepts none of it is told so (406). */
export function acceptsJson({ url, headers }: FastifyRequest): void {
  if (!url.startsWith('/v1/') || FILES.test(url)) return;
  if (preferredType(headers.accept, JSON_TYPES) !== undefined) return;
  const last = JSON_TYPES.at(-1);
  const others = JSON_TYPES.slice(0, -1).join(', ');
  throw new AppError('NOT_ACCEPTABLE', {
    nl: `Alleen ${others} en ${last} worden gegeven`,
    en: `Only ${others} and ${last} are offered`,
  });
}
