import { createContext, useContext, useMemo, useState, type ReactNode } from 'react';

/** Fixed tokens of demo mode (README): everybody knows them. */
export const demoToken = (role: string, partnerId?: string): string =>
  ['demo', role, partnerId].filter((part) => part !== undefined).join('-');
/** Who a visitor is before choosing. */
const FIRST = demoToken('programme-office');

export interface Session {
  readonly demo: boolean;
  /** Signed in by the server's cookie, which no script sees: there is no token then. */
  readonly byCookie: boolean;
  readonly token: string | undefined;
  /** The server may know who asks. */
  readonly mayAsk: boolean;
  readonly enter: (token: string | undefined) => void;
}

const KEY = 'wijkspoor-token';
const isMode = (mode: string): boolean => document.documentElement.dataset['mode'] === mode;

function stored(): string | undefined {
  if (isMode('session')) return undefined;
  const demo = isMode('demo');
  const token = (demo ? localStorage : sessionStorage).getItem(KEY) ?? undefined;
  return token ?? (demo ? FIRST : undefined);
}

const SessionContext = createContext<Session>({
  demo: false,
  byCookie: false,
  token: undefined,
  mayAsk: false,
  enter: () => undefined,
});

/** Who looks: kept in the browser, never in the address. */
export function SessionProvider({ children }: { readonly children: ReactNode }): ReactNode {
  const [token, setToken] = useState(stored);
  const session = useMemo<Session>(
    () => ({
      demo: isMode('demo'),
      byCookie: isMode('session'),
      token,
      mayAsk: isMode('session') || token !== undefined,
      enter: (next) => {
        const store = isMode('demo') ? localStorage : sessionStorage;
        if (next === undefined) store.removeItem(KEY);
        else store.setItem(KEY, next);
        setToken(next);
      },
    }),
    [token],
  );
  return <SessionContext value={session}>{children}</SessionContext>;
}

/** Who looks, and how to become another. */
export const useSession = (): Session => useContext(SessionContext);
