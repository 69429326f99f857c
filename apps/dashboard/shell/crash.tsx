import type { ReactNode } from 'react';
import { useRouteError } from 'react-router';
import { useRenewed } from '../graphql/renewed.ts';

/** Something of ours broke; in both languages, since nothing else can be relied on here. */
export function Crash(): ReactNode {
  const error = useRouteError();
  if (useRenewed())
    return (
      <main className="wrap" id="main">
        <h1>De monitor is vernieuwd / the monitor was renewed</h1>
        <p className="notice">
          Laad de pagina opnieuw om verder te gaan / reload the page to go on.{' '}
          <button type="button" onClick={() => window.location.reload()}>
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
