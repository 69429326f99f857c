/** One-way rooms: apps → {ingest, read-model, transparency, access, event-store} → indicators → programme. */
const room = (from, allowed) => ({
  name: `room-${from}`,
  severity: 'error',
  comment: `libs/${from} may import only: ${[...allowed, from].join(', ')}`,
  from: { path: `^libs/${from}/`, pathNot: '\\.spec\\.ts$' },
  to: { path: '^(libs|apps)/', pathNot: `^libs/(${[...allowed, from].join('|')})/` },
});

/** A floor of apps/api: what it may not look up to. Specs may. */
const floor = (name, above) => ({
  name: `api-floor-${name}`,
  severity: 'error',
  comment: 'apps/api: kernel <- edge <- features <- bootstrap; a floor imports none above it',
  from: { path: `^apps/api/${name}/`, pathNot: '\\.spec\\.ts$' },
  to: { path: `^apps/api/(main\\.ts$|(${above.join('|')})/)` },
});

/** What of the dashboard shares the reader of files and keys with the server, and the source that their rows have. */
const SHARES_READER =
  '^apps/dashboard/((keys|pages/upload|pages/post/form)/|(parts/csv|session/use-source)\\.ts$|pages/static/key-vectors\\.tsx$)';

/** What runs with the packages of `dependencies` alone: all but specs, what they share, and what builds the pages. */
const IN_PRODUCTION = { path: '^(apps|libs)/', pathNot: '\\.spec\\.tsx?$|/testing/|^apps/dashboard/' };

/** What of the dashboard writes workbooks as the server does. */
const SHARES_WRITER = '^apps/dashboard/parts/xlsx\\.ts$';

module.exports = {
  forbidden: [
    room('programme', []),
    room('indicators', ['programme']),
    room('disclosure', []),
    room('solver', ['disclosure']),
    room('demo', ['programme', 'platform', 'ingest', 'event-store', 'access']),
    room('event-store', ['programme', 'platform']),
    room('access', ['programme', 'platform']),
    room('access-record', ['programme', 'event-store', 'platform']),
    room('reading-keys', ['event-store', 'access', 'platform']),
    room('ingest', ['programme', 'event-store', 'access', 'platform']),
    room('read-model', [
      'programme',
      'indicators',
      'disclosure',
      'open-data',
      'event-store',
      'access',
      'platform',
    ]),
    room('open-data', ['spreadsheet', 'tabular']),
    room('monitor', ['programme', 'indicators', 'event-store', 'access', 'ingest', 'read-model', 'platform']),
    room('platform', []),
    room('transparency', ['programme', 'platform', 'event-store']),
    room('verifier', []),
    room('spreadsheet', []),
    room('tabular', ['programme', 'platform', 'spreadsheet', 'ingest', 'access']),
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
        'but for the reader of files and keys, which browser and server share: it is entered by its face, and asks no server',
      from: {
        path: '^apps/dashboard/',
        pathNot: `${SHARES_READER}|${SHARES_WRITER}|^apps/dashboard/pages/audit/proof/`,
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
      name: 'ingest-is-a-pipeline',
      severity: 'error',
      comment:
        'kernel <- log, read <- check <- decide <- store <- ingest.ts: no folder imports one that comes after it',
      from: { path: '^libs/ingest/(kernel|log|read|check|decide)/', pathNot: '\\.spec\\.ts$' },
      to: {
        path: '^libs/ingest/(ingest|index)\\.ts$|^libs/ingest/(store|testing)/',
      },
    },
    {
      name: 'ingest-floor-kernel',
      severity: 'error',
      from: { path: '^libs/ingest/kernel/', pathNot: '\\.spec\\.ts$' },
      to: { path: '^libs/ingest/(log|read|check|decide)/' },
    },
    {
      name: 'ingest-floor-log',
      severity: 'error',
      from: { path: '^libs/ingest/log/', pathNot: '\\.spec\\.ts$' },
      to: { path: '^libs/ingest/(read|check|decide)/' },
    },
    {
      name: 'ingest-floor-read',
      severity: 'error',
      from: { path: '^libs/ingest/read/', pathNot: '\\.spec\\.ts$' },
      to: { path: '^libs/ingest/(log|check|decide)/' },
    },
    {
      name: 'ingest-floor-check',
      severity: 'error',
      from: { path: '^libs/ingest/check/', pathNot: '\\.spec\\.ts$' },
      to: { path: '^libs/ingest/(read|decide)/' },
    },
    floor('kernel', ['edge', 'features', 'bootstrap']),
    floor('edge', ['features', 'bootstrap']),
    floor('features', ['edge', 'bootstrap']),
    {
      name: 'api-no-ring-of-folders',
      severity: 'error',
      scope: 'folder',
      from: { path: '^apps/api/' },
      to: { path: '^apps/api/', circular: true },
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
      from: { path: '^libs/event-store/(memory|sqlite|kurrentdb)/' },
      to: { path: '^libs/event-store/(memory|sqlite|kurrentdb)/', pathNot: '^libs/event-store/$1/' },
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
