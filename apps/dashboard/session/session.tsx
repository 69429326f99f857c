import { createContext, useContext, useMemo, useState, type ReactNode } from 'react';

/** Fixed tokens of demo mode (README): everybody knows them. */
export const DEMO_OFFICE = 'demo-programme-office';
export const DEMO_AUDITOR = 'demo-auditor';
export const DEMO_MINISTRY = 'demo-ministry';
export const DEMO_PARTNER = 'demo-partner-';

export interface Session {
  readonly demo: boolean;
  readonly token: string | undefined;
  readonly enter: (token: string | undefined) => void;
}

const KEY = 'wijkspoor-token';
const isDemo = (): boolean => document.documentElement.dataset['mode'] === 'demo';

function stored(): string | undefined {
  const demo = isDemo();
  const token = (demo ? localStorage : sessionStorage).getItem(KEY) ?? undefined;
  return token ?? (demo ? DEMO_OFFICE : undefined);
}

const SessionContext = createContext<Session>({ demo: false, token: undefined, enter: () => undefined });

/** Who looks: kept in the browser, never in the address. */
export function SessionProvider({ children }: { readonly children: ReactNode }): ReactNode {
  const [token, setToken] = useState(stored);
  const session = useMemo<Session>(
    () => ({
      demo: isDemo(),
      token,
      enter: (next) => {
        const store = isDemo() ? localStorage : sessionStorage;
        if (next === undefined) store.removeItem(KEY);
        else store.setItem(KEY, next);
        setToken(next);
      },
    }),
    [token],
  );
  return <SessionContext value={session}>{children}</SessionContext>;
}

export const useSession = (): Session => useContext(SessionContext);
