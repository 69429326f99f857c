import { createBrowserRouter, Outlet, type RouteObject } from 'react-router';
import { TextProvider } from './intl/use-text.tsx';
import { Crash } from './shell/crash.tsx';
import { Shell } from './shell/shell.tsx';
import { Overview } from './pages/overview/overview.tsx';
import { NotFound } from './pages/not-found.tsx';

/** Every page but the first is fetched when it is opened. */
const PAGES: RouteObject[] = [
  { index: true, element: <Overview /> },
  {
    path: 'werklijnen',
    lazy: async () => ({ Component: (await import('./pages/werklijnen/werklijnen.tsx')).Werklijnen }),
  },
  {
    path: 'werklijnen/:number',
    lazy: async () => ({ Component: (await import('./pages/werklijnen/werklijn.tsx')).WerklijnPage }),
  },
  {
    path: 'indicatoren/:code',
    lazy: async () => ({ Component: (await import('./pages/indicator/indicator.tsx')).Indicator }),
  },
  { path: 'gebieden', lazy: async () => ({ Component: (await import('./pages/areas/areas.tsx')).Areas }) },
  {
    path: 'gebieden/:scope',
    lazy: async () => ({ Component: (await import('./pages/areas/area.tsx')).AreaPage }),
  },
  {
    path: 'gebeurtenissen',
    lazy: async () => ({ Component: (await import('./pages/entries/entries.tsx')).Entries }),
  },
  {
    path: 'gebeurtenissen/:entryId',
    lazy: async () => ({ Component: (await import('./pages/entries/entry.tsx')).EntryPage }),
  },
  {
    path: 'aanleveren',
    lazy: async () => ({ Component: (await import('./pages/post/post-page.tsx')).PostPage }),
  },
  {
    path: 'aanleveren/nieuw/:name',
    lazy: async () => ({ Component: (await import('./pages/post/new-event.tsx')).NewEvent }),
  },
  {
    path: 'aanleveren/:entryId/corrigeren',
    lazy: async () => ({ Component: (await import('./pages/post/amend.tsx')).Correct }),
  },
  {
    path: 'aanleveren/:entryId/intrekken',
    lazy: async () => ({ Component: (await import('./pages/post/amend.tsx')).Retract }),
  },
  {
    path: 'aanleveren/:entryId/herstellen',
    lazy: async () => ({ Component: (await import('./pages/post/amend.tsx')).Reinstate }),
  },
  {
    path: 'upload/bestanden',
    lazy: async () => ({ Component: (await import('./pages/upload/files/own-files.tsx')).OwnFiles }),
  },
  {
    path: 'upload/bestanden/:id',
    lazy: async () => ({ Component: (await import('./pages/upload/files/own-file.tsx')).OwnFilePage }),
  },
  { path: 'upload', lazy: async () => ({ Component: (await import('./pages/upload/upload.tsx')).Upload }) },
  {
    path: 'koppelkansen',
    lazy: async () => ({ Component: (await import('./pages/registers/linkages.tsx')).Linkages }),
  },
  {
    path: 'belemmeringen',
    lazy: async () => ({ Component: (await import('./pages/registers/obstacles.tsx')).Obstacles }),
  },
  {
    path: 'datakwaliteit',
    lazy: async () => ({ Component: (await import('./pages/quality/quality.tsx')).Quality }),
  },
  { path: 'uitleg', lazy: async () => ({ Component: (await import('./pages/static/explain.tsx')).Explain }) },
  {
    path: 'toegankelijkheid',
    lazy: async () => ({ Component: (await import('./pages/static/accessibility.tsx')).Accessibility }),
  },
  {
    path: 'leessleutels',
    lazy: async () => ({ Component: (await import('./pages/reading-keys/reading-keys.tsx')).ReadingKeys }),
  },
  { path: 'api', lazy: async () => ({ Component: (await import('./pages/static/api.tsx')).Api }) },
  {
    path: 'inzendingen',
    lazy: async () => ({ Component: (await import('./pages/reporting/submissions.tsx')).Submissions }),
  },
  {
    path: 'rapportages',
    lazy: async () => ({ Component: (await import('./pages/reporting/editions.tsx')).Editions }),
  },
  {
    path: 'rapportages/:editionId',
    lazy: async () => ({ Component: (await import('./pages/reporting/edition.tsx')).EditionPage }),
  },
  { path: 'controle', lazy: async () => ({ Component: (await import('./pages/audit/audit.tsx')).Audit }) },
  { path: '*', element: <NotFound /> },
];

/** Pages that need no session. */
const OUTSIDE: RouteObject[] = [
  {
    path: 'aangemeld',
    lazy: async () => ({ Component: (await import('./pages/entrance/signed-in.tsx')).SignedIn }),
  },
  {
    path: 'niet-aangemeld',
    lazy: async () => ({ Component: (await import('./pages/entrance/not-signed-in.tsx')).NotSignedIn }),
  },
];

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
