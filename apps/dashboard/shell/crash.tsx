import { useCallback, useEffect, useState, type ReactNode } from 'react';
import { useRouteError } from 'react-router';
import { useRenewed } from '../graphql/renewed.ts';
import { isReachable } from '../session/reach.ts';

const reload = (): void => window.location.reload();

/**
 * Something could not be shown: the server is of another version, it cannot be reached, or something of ours broke.
 * In both languages, since nothing else can be relied on here.
 */
export function Crash(): ReactNode {
  const error = useRouteError();
  const renewed = useRenewed();
  const [reachable, setReachable] = useState<boolean>();
  const look = useCallback((then: (answers: boolean) => void) => void isReachable().then(then), []);
  useEffect(() => look(setReachable), [look]);
  useEffect(() => {
    if (reachable !== false) return undefined;
    window.addEventListener('online', reload);
    return () => window.removeEventListener('online', reload);
  }, [reachable]);
  if (reachable === undefined) return <main className="wrap" id="main" aria-busy="true" />;
  if (!reachable) return <NoConnection again={() => look((answers) => answers && reload())} />;
  if (renewed)
    return (
      <main className="wrap" id="main">
        <h1>De monitor is vernieuwd / the monitor was renewed</h1>
        <p className="notice">
          Laad de pagina opnieuw om verder te gaan / reload the page to go on.{' '}
          <button type="button" onClick={reload}>
            Opnieuw laden / reload
          </button>
        </p>
      </main>
    );
  return (
    <main className="wrap" id="main">
      <h1>Er ging iets mis / something went wrong</h1>
      <p className="notice bad">{error instanceof Error ? error.message : String(error)}</p>
      <p>
        <a href="/">Naar het overzicht / to the overview</a>
      </p>
    </main>
  );
}

function NoConnection({ again }: { readonly again: () => void }): ReactNode {
  return (
    <main className="wrap" id="main">
      <h1>Geen verbinding / no connection</h1>
      <p className="notice care" lang="nl">
        Deze pagina kon niet worden opgehaald: u hebt geen verbinding, of de server antwoordt niet. Wat u in
        een formulier had ingevuld, is in deze browser bewaard. De pagina gaat vanzelf verder zodra u weer
        verbinding hebt.
      </p>
      <p className="notice care" lang="en">
        This page could not be fetched: you are offline, or the server does not answer. What you had filled in
        a form is kept in this browser. The page goes on by itself once you are online.
      </p>
      <p>
        <button type="button" onClick={again}>
          Opnieuw proberen / try again
        </button>
      </p>
    </main>
  );
}
