import type { TextKey } from '../intl/nl.ts';

export interface NavItem {
  readonly path: string;
  readonly label: TextKey;
  /** Roles that find something there; undefined: all. */
  readonly roles?: readonly string[];
}

const INSIDE = ['programme-office', 'partner', 'auditor'];
const POSTING = ['programme-office', 'partner'];

/** The main navigation, in the order in which people need it. */
export const NAV: readonly NavItem[] = [
  { path: '/', label: 'nav.overview' },
  { path: '/werklijnen', label: 'nav.werklijnen' },
  { path: '/gebieden', label: 'nav.areas' },
  { path: '/gebeurtenissen', label: 'nav.entries', roles: INSIDE },
  { path: '/aanleveren', label: 'nav.post', roles: POSTING },
  { path: '/koppelkansen', label: 'nav.linkages', roles: INSIDE },
  { path: '/belemmeringen', label: 'nav.obstacles', roles: INSIDE },
  { path: '/rapportages', label: 'nav.editions' },
  { path: '/datakwaliteit', label: 'nav.quality', roles: INSIDE },
  { path: '/controle', label: 'nav.audit', roles: ['programme-office', 'auditor'] },
];

export const navFor = (role: string): readonly NavItem[] =>
  NAV.filter(({ roles }) => roles === undefined || roles.includes(role));
