import type { ReactNode } from 'react';
import { useRouteError } from 'react-router';

/** Something of ours broke; in both languages, since nothing else can be relied on here. */
export function Crash(): ReactNode {
  const error = useRouteError();
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
