const SPECS = '\\.spec\\.tsx?$';

/**
 * The folders of `base`, each with what else it may import of what lies `within`; itself it may always. One that is
 * not named here, nor among those `free` of rules, is refused: with what it imports, and with who imports it. Specs
 * may look anywhere.
 */
const folders = (rule, { base, within = base, free = [] }, allowed) => {
  const listed = [...Object.keys(allowed).map((folder) => `${folder}/`), ...free].join('|');
  const nobodyListed = {
    name: `${rule}-nobody-listed`,
    severity: 'error',
    comment: `a folder of ${base} has its rule in .dependency-cruiser.cjs`,
  };
  return [
    ...Object.entries(allowed).map(([folder, others]) => ({
      name: `${rule}-${folder}`,
      severity: 'error',
      comment: `${base}/${folder} may import of ${within} only: ${[folder, ...others].join(', ')}`,
      from: { path: `^${base}/${folder}/`, pathNot: SPECS },
      to: { path: `^${within}/`, pathNot: `^${base}/(${[folder, ...others].join('|')})/` },
    })),
    {
      ...nobodyListed,
      from: { path: `^${base}/`, pathNot: `^${base}/(${listed})` },
      to: {},
    },
    {
      ...nobodyListed,
      from: {},
      to: { path: `^${base}/`, pathNot: `^${base}/(${listed})` },
    },
  ];
};

/** Rooms one way: apps → {ingest, read-model, transparency, access, event-store} → indicators → programme. */
const ROOMS = folders(
  'room',
  { base: 'libs', within: '(libs|apps)' },
  {
    programme: [],
    indicators: ['programme'],
    disclosure: [],
    solver: ['disclosure', 'platform'],
    demo: ['programme', 'platform', 'ingest', 'event-store', 'access'],
    'event-store': ['programme', 'platform'],
    access: ['programme', 'platform'],
    'access-record': ['programme', 'event-store', 'platform'],
    'reading-keys': ['event-store', 'access', 'platform'],
    ingest: ['programme', 'event-store', 'access', 'platform'],
    'read-model': ['programme', 'indicators', 'disclosure', 'open-data', 'event-store', 'access', 'platform'],
    'open-data': ['spreadsheet', 'tabular'],
    monitor: ['programme', 'indicators', 'event-store', 'access', 'ingest', 'read-model', 'platform'],
    platform: [],
    transparency: ['programme', 'platform', 'event-store'],
    verifier: [],
    spreadsheet: [],
    tabular: ['programme', 'platform', 'spreadsheet', 'ingest', 'access'],
  },
);

/** Programs that are started each by itself: of another, the command line has what goes along in a bundle. */
const APPS = folders(
  'app',
  { base: 'apps' },
  { api: [], cli: ['verifier'], dashboard: [], verifier: [], witness: [] },
);

/** The floors of the server: kernel ← edge ← features ← bootstrap. A feature does not know what it is answered by. */
const API_FLOORS = folders(
  'api-floor',
  { base: 'apps/api', free: ['main\\.ts$'] },
  { kernel: [], edge: ['kernel'], features: ['kernel'], bootstrap: ['kernel', 'edge', 'features'] },
);

/** A pipeline: kernel ← log, read ← check ← decide ← store ← ingest.ts; no folder imports one that comes after it. */
const INGEST_FLOORS = folders(
  'ingest-floor',
  { base: 'libs/ingest', free: ['[^/]+$', 'testing/'] },
  {
    kernel: [],
    log: ['kernel'],
    read: ['kernel'],
    check: ['kernel', 'log'],
    decide: ['kernel', 'log', 'read', 'check'],
    store: ['kernel', 'log', 'read', 'check', 'decide'],
  },
);

/** What the adapters of the event store share; every other folder there is an adapter. */
const SHARED_BY_ADAPTERS = 'sql|sealed';

/** What of the dashboard shares the reader of files and keys with the server, and the source that their rows have. */
const SHARES_READER =
  '^apps/dashboard/((keys|pages/upload|pages/post/form)/|(parts/csv|session/use-source)\\.ts$|pages/static/key-vectors\\.tsx$)';

/** What runs with the packages of `dependencies` alone: all but specs, what they share, and what builds the pages. */
const IN_PRODUCTION = { path: '^(apps|libs)/', pathNot: '\\.spec\\.tsx?$|/testing/|^apps/dashboard/' };

/** What of the dashboard has its days and periods from the calendar of the server. */
const SHARES_CALENDAR = '^apps/dashboard/url/(amsterdam|period)\\.ts$';

/** What of the dashboard writes workbooks as the server does. */
const SHARES_WRITER = '^apps/dashboard/parts/xlsx\\.ts$';

/** What describes the REST interface, and what it says of features: names, media types, bounds, shapes. */
const DESCRIPTION =
  '^apps/api/features/([^/]+/openapi[a-z-]*|openapi/labelled-schema|report-files/report-formats|submissions/assessments|flat-feed/bounds|reminders/reminder-schema)\\.ts$';

module.exports = {
  forbidden: [
    ...ROOMS,
    ...APPS,
    ...API_FLOORS,
    ...INGEST_FLOORS,
    {
      name: 'cluster-client-on-demand',
      severity: 'error',
      comment:
        'the client of a cluster is read from disk by who uses one: reached through on-demand.ts, at its call',
      from: {
        path: '^(libs/event-store/(?!kurrentdb/)|libs/event-store/kurrentdb/(on-demand|setting)\\.ts$)',
        pathNot: '\\.spec\\.ts$',
      },
      to: {
        path: '^libs/event-store/kurrentdb/',
        pathNot: '^libs/event-store/kurrentdb/(on-demand|setting)\\.ts$',
        dependencyTypesNot: ['type-only', 'dynamic-import'],
      },
    },
    {
      name: 'outsiders-figures-cannot-reach-the-exact-ones',
      severity: 'error',
      comment:
        'what makes a figure or a report for outsiders has the protected table and no read model to ask',
      from: { path: '^libs/read-model/disclosure/outside-(figures|report)\\.ts$' },
      to: {
        path: '^(libs|apps)/',
        pathNot:
          '^libs/(disclosure|indicators)/index\\.ts$|^libs/read-model/disclosure/outside-figures\\.ts$',
      },
    },
    {
      name: 'open-data-cannot-reach-the-exact-figures',
      severity: 'error',
      comment: 'what answers everybody asks libs/open-data, whose editions are made from the protected table',
      from: { path: '^apps/api/features/open-data/', pathNot: '\\.spec\\.ts$' },
      to: {
        path: '^(libs|apps)/',
        pathNot:
          '^libs/(open-data|platform|programme)/index\\.ts$|^apps/api/(kernel|features/open-data)/|^apps/api/features/report-files/(renderings|markup|page-style)\\.ts$',
      },
    },
    {
      name: 'open-observations-cannot-reach-the-exact-ones',
      severity: 'error',
      from: { path: '^libs/read-model/disclosure/open-(observation|measures)\\.ts$' },
      to: {
        path: '^(libs|apps)/',
        pathNot:
          '^libs/(disclosure|indicators|open-data)/index\\.ts$|^libs/read-model/disclosure/open-measures\\.ts$',
      },
    },
    {
      name: 'dashboard-knows-the-api-by-its-interfaces-only',
      severity: 'error',
      comment:
        'but for what browser and server share, entered by its face, which asks no server: the reader of files and keys, the calendar',
      from: {
        path: '^apps/dashboard/',
        pathNot: `${SHARES_READER}|${SHARES_WRITER}|${SHARES_CALENDAR}|^apps/dashboard/pages/audit/proof/`,
      },
      to: { path: '^(libs|apps)/', pathNot: '^apps/dashboard/' },
    },
    {
      name: 'dashboard-shares-the-reader-of-files-only',
      severity: 'error',
      comment: 'and what it reads by: the event types, and what finds personal data before anything is sent',
      from: { path: SHARES_READER },
      to: { path: '^(libs|apps)/', pathNot: '^apps/dashboard/|^libs/(tabular|programme)/index\\.ts$' },
    },
    {
      name: 'dashboard-shares-the-calendar-only',
      severity: 'error',
      comment: 'of the programme by name: eslint.config.mjs',
      from: { path: SHARES_CALENDAR },
      to: { path: '^(libs|apps)/', pathNot: '^apps/dashboard/|^libs/programme/index\\.ts$' },
    },
    {
      name: 'dashboard-shares-the-writer-of-workbooks-only',
      severity: 'error',
      from: { path: SHARES_WRITER },
      to: { path: '^(libs|apps)/', pathNot: '^apps/dashboard/|^libs/spreadsheet/index\\.ts$' },
    },
    {
      name: 'who-verifies-knows-nothing-of-who-wrote',
      severity: 'error',
      comment:
        'the verifier shares no line with what it checks; only the replay computes figures, with the rooms that do',
      from: { path: '^apps/verifier/', pathNot: '^apps/verifier/replay|\\.spec\\.ts$' },
      to: { path: '^(libs|apps)/', pathNot: '^apps/verifier/|^libs/verifier/' },
    },
    {
      name: 'a-witness-stands-alone',
      severity: 'error',
      comment:
        'who watches the log runs none of the program that writes it, but for the formats that both speak',
      from: { path: '^apps/witness/', pathNot: '\\.spec\\.ts$' },
      to: { path: '^(libs|apps)/', pathNot: '^apps/witness/|^libs/transparency/index\\.ts$' },
    },
    {
      name: 'dashboard-shares-the-verifier-only',
      severity: 'error',
      comment: 'the check in the browser is the one of the bundle: it imports nothing and asks no server',
      from: { path: '^apps/dashboard/pages/audit/proof/', pathNot: '\\.spec\\.ts$' },
      to: { path: '^(libs|apps)/', pathNot: '^apps/dashboard/|^libs/verifier/index\\.ts$' },
    },
    {
      name: 'nobody-imports-the-dashboard',
      severity: 'error',
      from: { path: '^(libs|apps)/', pathNot: '^apps/dashboard/' },
      to: { path: '^apps/dashboard/' },
    },
    {
      name: 'pure-rooms-import-nothing',
      severity: 'error',
      from: { path: '^libs/(programme|indicators|disclosure|verifier)/', pathNot: '\\.spec\\.ts$' },
      to: { dependencyTypes: ['npm', 'npm-dev', 'core', 'npm-no-pkg', 'npm-unknown'] },
    },
    {
      name: 'api-no-ring-of-folders',
      severity: 'error',
      scope: 'folder',
      from: { path: '^apps/api/' },
      to: { path: '^apps/api/', circular: true },
    },
    {
      name: 'what-describes-the-interface-reaches-nothing-that-answers',
      severity: 'error',
      comment:
        'not by way of other files either: a name or a bound that both know stands in a file of its own',
      from: { path: DESCRIPTION },
      to: { path: '^apps/api/features/', pathNot: DESCRIPTION, reachable: true },
    },
    {
      name: 'one-face-per-room',
      severity: 'error',
      comment: 'another room is entered through its index.ts only',
      from: { path: '^(apps|libs)/([^/]+)/', pathNot: '\\.spec\\.ts$' },
      to: { path: '^libs/[^/]+/', pathNot: ['^libs/$2/', '^libs/[^/]+/index\\.ts$'] },
    },
    {
      name: 'adapters-never-import-each-other',
      severity: 'error',
      comment: 'a folder of the event store imports none but what adapters share, whatever it is called',
      from: { path: '^libs/event-store/([^/]+)/', pathNot: SPECS },
      to: { path: '^libs/event-store/[^/]+/', pathNot: `^libs/event-store/($1|${SHARED_BY_ADAPTERS})/` },
    },
    {
      name: 'sources-import-sources',
      severity: 'error',
      comment:
        'what is imported as #libs/… is looked at in libs (tsconfig.rules.json), not where it is built',
      from: { path: '^(apps|libs)/' },
      to: { path: '^dist/' },
    },
    {
      name: 'what-is-imported-is-declared',
      severity: 'error',
      comment:
        'a package that is there only because another brings it goes, or becomes another, when that one changes: name it in package.json',
      from: {},
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
    },
    {
      name: 'what-runs-is-installed',
      severity: 'error',
      comment: 'an image has `dependencies` only, not `devDependencies` (infra/images/Dockerfile)',
      from: IN_PRODUCTION,
      to: { dependencyTypes: ['npm-dev'] },
    },
    {
      name: 'no-circular',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'no-unresolved',
      severity: 'error',
      from: { path: '^(apps|libs)/' },
      to: {
        couldNotResolve: true,
        pathNot: '^(virtual:|vite/client|@fontsource|\\.\\./generated/graphql-env)',
      },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules|^dist/' },
    tsPreCompilationDeps: true,
    // test/bench and test/shapes name packages of their own beside those of the whole.
    combinedDependencies: true,
    tsConfig: { fileName: 'tsconfig.rules.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default'],
    },
  },
};
