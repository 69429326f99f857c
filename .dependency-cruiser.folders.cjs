/**
 * No ring of folders in any room. Apart from the other rules because of specs: a spec in one folder may well try
 * what another folder does, and for folders the checker can only be told to leave files out of the whole run. The
 * rings of apps/api are looked for with the other rules, its specs included.
 */
const { options } = require('./.dependency-cruiser.cjs');

module.exports = {
  forbidden: [
    {
      name: 'no-ring-of-folders',
      severity: 'error',
      scope: 'folder',
      from: { path: '^(libs|apps)/' },
      to: { path: '^(libs|apps)/', circular: true },
    },
  ],
  options: { ...options, exclude: { path: '\\.spec\\.tsx?$|^apps/api/' } },
};
