import { pino, type Logger } from 'pino';

export type { Logger } from 'pino';

export const LOG_LEVELS = ['silent', 'fatal', 'error', 'warn', 'info', 'debug', 'trace'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

const SECRET = ['authorization', 'cookie', '["set-cookie"]'];
const within = (place: string, name: string): string =>
  name.startsWith('[') ? `${place}${name}` : `${place}.${name}`;

/** JSON lines on standard output; bearer tokens, cookies and bodies never reach them. */
export function createLogger(level: LogLevel, name = 'wijkspoor'): Logger {
  return pino({
    name,
    level,
    redact: {
      paths: SECRET.flatMap((name) => [within('req.headers', name), within('headers', name), name]),
      remove: true,
    },
  });
}
