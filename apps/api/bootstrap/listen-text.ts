import type { Label } from '#libs/programme';

/** Why a server cannot listen where its settings say, and what to do, by the code of the system. */
const WHY: Readonly<Record<string, Label>> = {
  EADDRINUSE: {
    nl: 'daar luistert al een ander programma: stop dat, of geef een andere poort (PORT, WIJKSPOOR_METRICS_PORT)',
    en: 'another program listens there already: stop that, or give another port (PORT, WIJKSPOOR_METRICS_PORT)',
  },
  EACCES: {
    nl: 'die poort mag deze gebruiker niet openen: geef een poort vanaf 1024 (PORT, WIJKSPOOR_METRICS_PORT)',
    en: 'this user may not open that port: give a port from 1024 (PORT, WIJKSPOOR_METRICS_PORT)',
  },
  EADDRNOTAVAIL: {
    nl: 'dat adres heeft deze machine niet: geef een ander adres (HOST)',
    en: 'this machine does not have that address: give another address (HOST)',
  },
  ENOTFOUND: {
    nl: 'dat adres is niet bekend: geef een ander adres (HOST)',
    en: 'that address is not known: give another address (HOST)',
  },
};

interface ListenError {
  readonly code?: unknown;
  readonly syscall?: unknown;
  readonly address?: string;
  readonly hostname?: string;
  readonly port?: number;
  readonly message?: unknown;
}

/** Why a server does not listen, in both languages with the place; undefined for any other error. */
export function listenText(error: unknown): string | undefined {
  const { code, syscall, address, hostname, port, message } = (error ?? {}) as ListenError;
  const why = syscall === 'listen' || syscall === 'getaddrinfo' ? WHY[String(code)] : undefined;
  if (why === undefined) return undefined;
  const place = [address ?? hostname, port].filter((part) => part !== undefined).join(':');
  return `${place}: ${why.nl} / ${why.en} (${String(message)})`;
}
