import type { Permission } from '../graphql/programme.ts';
import type { TextKey } from '../intl/nl.ts';

export interface NavItem {
  readonly path: string;
  readonly label: TextKey;
  /** Without it one finds nothing there; undefined: everybody does. */
  readonly needs?: Permission;
}

/** The main navigation, in the order in which people need it. */
export const NAV: readonly NavItem[] = [
  { path: '/', label: 'nav.overview' },
  { path: '/werklijnen', label: 'nav.werklijnen' },
  { path: '/gebieden', label: 'nav.areas' },
  { path: '/gebeurtenissen', label: 'nav.entries', needs: 'entries' },
  { path: '/aanleveren', label: 'nav.post', needs: 'post' },
  { path: '/koppelkansen', label: 'nav.linkages', needs: 'entries' },
  { path: '/belemmeringen', label: 'nav.obstacles', needs: 'entries' },
  { path: '/rapportages', label: 'nav.editions' },
  { path: '/datakwaliteit', label: 'nav.quality', needs: 'entries' },
  { path: '/controle', label: 'nav.audit', needs: 'audit' },
];

/** What of the navigation leads somewhere, for who may do this. */
export const navFor = (permissions: readonly Permission[]): readonly NavItem[] =>
  NAV.filter(({ needs }) => needs === undefined || permissions.includes(needs));
