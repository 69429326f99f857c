import type { ComponentType } from 'react';
import { createBrowserRouter, Outlet, type RouteObject } from 'react-router';
import { TextProvider } from './intl/use-text.tsx';
import { Crash } from './shell/crash.tsx';
import { Shell } from './shell/shell.tsx';
import { Overview } from './pages/overview/overview.tsx';
import { NotFound } from './pages/not-found.tsx';

/** A page that is fetched when it is opened, as every one but the first is. */
const page = (path: string, fetched: () => Promise<ComponentType>): RouteObject => ({
  path,
  lazy: async () => ({ Component: await fetched() }),
});

const PAGES: RouteObject[] = [
  { index: true, element: <Overview /> },
  page('werklijnen', () => import('./pages/werklijnen/werklijnen.tsx').then((of) => of.Werklijnen)),
  page('werklijnen/:number', () => import('./pages/werklijnen/werklijn.tsx').then((of) => of.WerklijnPage)),
  page('indicatoren/:code', () => import('./pages/indicator/indicator.tsx').then((of) => of.Indicator)),
  page('gebieden', () => import('./pages/areas/areas.tsx').then((of) => of.Areas)),
  page('gebieden/:scope', () => import('./pages/areas/area.tsx').then((of) => of.AreaPage)),
  page('gebeurtenissen', () => import('./pages/entries/entries.tsx').then((of) => of.Entries)),
  page('gebeurtenissen/:entryId', () => import('./pages/entries/entry.tsx').then((of) => of.EntryPage)),
  page('aanleveren', () => import('./pages/post/post-page.tsx').then((of) => of.PostPage)),
  page('aanleveren/nieuw/:name', () => import('./pages/post/new-event.tsx').then((of) => of.NewEvent)),
  page('aanleveren/:entryId/corrigeren', () => import('./pages/post/amend.tsx').then((of) => of.Correct)),
  page('aanleveren/:entryId/intrekken', () => import('./pages/post/amend.tsx').then((of) => of.Retract)),
  page('aanleveren/:entryId/herstellen', () => import('./pages/post/amend.tsx').then((of) => of.Reinstate)),
  page('upload/bestanden', () => import('./pages/upload/files/own-files.tsx').then((of) => of.OwnFiles)),
  page('upload/bestanden/:id', () =>
    import('./pages/upload/files/own-file.tsx').then((of) => of.OwnFilePage),
  ),
  page('upload', () => import('./pages/upload/upload.tsx').then((of) => of.Upload)),
  page('koppelkansen', () => import('./pages/registers/linkages.tsx').then((of) => of.Linkages)),
  page('belemmeringen', () => import('./pages/registers/obstacles.tsx').then((of) => of.Obstacles)),
  page('datakwaliteit', () => import('./pages/quality/quality.tsx').then((of) => of.Quality)),
  page('uitleg', () => import('./pages/static/explain.tsx').then((of) => of.Explain)),
  page('toegankelijkheid', () => import('./pages/static/accessibility.tsx').then((of) => of.Accessibility)),
  page('leessleutels', () => import('./pages/reading-keys/reading-keys.tsx').then((of) => of.ReadingKeys)),
  page('api', () => import('./pages/static/api.tsx').then((of) => of.Api)),
  page('inzendingen', () => import('./pages/reporting/submissions.tsx').then((of) => of.Submissions)),
  page('rapportages', () => import('./pages/reporting/editions.tsx').then((of) => of.Editions)),
  page('rapportages/:editionId', () => import('./pages/reporting/edition.tsx').then((of) => of.EditionPage)),
  page('controle', () => import('./pages/audit/audit.tsx').then((of) => of.Audit)),
  { path: '*', element: <NotFound /> },
];

/** Pages that need no session. */
const OUTSIDE: RouteObject[] = [
  page('aangemeld', () => import('./pages/entrance/signed-in.tsx').then((of) => of.SignedIn)),
  page('niet-aangemeld', () => import('./pages/entrance/not-signed-in.tsx').then((of) => of.NotSignedIn)),
];

/** Every address of the dashboard. */
export const router = createBrowserRouter([
  {
    element: (
      <TextProvider>
        <Outlet />
      </TextProvider>
    ),
    errorElement: <Crash />,
    children: [
      { hydrateFallbackElement: <p />, children: OUTSIDE },
      { element: <Shell />, hydrateFallbackElement: <p />, children: PAGES },
    ],
  },
]);
