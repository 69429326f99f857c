import type { FastifyReply, FastifyRequest } from 'fastify';
import { preferredCoding, preferredType } from '../../kernel/http/accept.js';
import { isKnown } from '../../kernel/http/if-none-match.js';
import { PAGES } from './pages.js';
import { CODINGS, representation, staticFiles, type StaticFile } from './static-files.js';

/** No inline script or style, nothing from elsewhere; sockets of the same origin fall under 'self'. */
export const DASHBOARD_CSP = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "font-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "form-action 'none'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

const HTML = 'text/html';
/** In what a path that is not known is refused. */
const PROBLEM = ['application/problem+json', 'application/json'];

/**
 * A browser says so: it likes a page better. Who takes anything (curl, a monitor) is given the first page; elsewhere
 * it is mostly a path without /v1.
 */
const wantsPage = ({ headers: { accept } }: FastifyRequest, path: string): boolean =>
  preferredType(accept, path === '/' ? [HTML] : [...PROBLEM, HTML]) === HTML;

/** Paths that belong to the API, whatever a browser accepts. */
const API = /^\/(v1|open|graphql|graphiql|health|aanmelden|afmelden)(\/|$)/;

/** How readers say who they are: the demo's roles, a session by the identity provider, or a token of it. */
export type DashboardMode = 'demo' | 'session' | 'oidc';

function pageStatus(path: string): number {
  return PAGES.includes(path.split('/')[1] ?? '') ? 200 : 404;
}

/**
 * onRequest hook that answers the built dashboard's files and, to a browser, its page for every address that is not
 * the API's. The mode, and the fingerprint of the partners' shared secret, are told to the page. Nothing is
 * answered when it has not been built.
 */
export function dashboardHook(folder: string, mode: DashboardMode, keyFingerprint?: string) {
  const files = staticFiles(folder);
  const page = files.get('/index.html');
  const shown = page && withMode(page, mode, keyFingerprint);
  return (request: FastifyRequest, reply: FastifyReply): FastifyReply | undefined => {
    if (!shown || (request.method !== 'GET' && request.method !== 'HEAD')) return undefined;
    const path = request.url.split('?', 1)[0] ?? '/';
    const file = path === '/index.html' ? undefined : files.get(path);
    if (file) return answer(request, reply, file, 200);
    if (!API.test(path) && wantsPage(request, path)) return answer(request, reply, shown, pageStatus(path));
    return undefined;
  };
}

/** The page with both written into it; not precompressed then, and small. */
function withMode(page: StaticFile, mode: DashboardMode, keyFingerprint?: string): StaticFile {
  const print = keyFingerprint === undefined ? '' : ` data-fingerprint="${keyFingerprint}"`;
  const plain = Buffer.from(
    page.plain.bytes.toString().replace('data-mode="oidc"', `data-mode="${mode}"${print}`),
  );
  return { type: page.type, hashed: false, plain: representation(plain) };
}

function answer(
  request: FastifyRequest,
  reply: FastifyReply,
  file: StaticFile,
  status: number,
): FastifyReply {
  const available = CODINGS.filter((coding) => file[coding] !== undefined);
  const coding = preferredCoding(request.headers['accept-encoding'], available);
  const { bytes, etag } = (coding && file[coding]) ?? file.plain;
  void reply.headers({
    'Content-Security-Policy': DASHBOARD_CSP,
    'Content-Type': file.type,
    'Cache-Control': file.hashed ? 'public, max-age=31536000, immutable' : 'no-cache',
    'Referrer-Policy': 'no-referrer',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Permissions-Policy': 'camera=(), geolocation=(), microphone=()',
    Vary: 'Accept, Accept-Encoding',
    ETag: etag,
  });
  if (status === 200 && isKnown(etag, request.headers['if-none-match'])) return reply.code(304).send();
  if (coding) void reply.header('Content-Encoding', coding);
  return reply.code(status).send(bytes);
}
