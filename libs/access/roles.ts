import type { Label, Poster } from '#libs/programme';

/** What somebody may be allowed to do here, each with what it is for people who grant it. A request names one. */
export const PERMISSIONS = {
  self: { nl: 'zien wie men is', en: 'see who one is' },
  definitions: {
    nl: 'het register en de definities van de indicatoren lezen',
    en: 'read the register and the definitions of the indicators',
  },
  reports: { nl: 'gepubliceerde rapportages lezen', en: 'read published editions' },
  figures: { nl: 'de cijfers van dit moment lezen', en: 'read the figures as they stand now' },
  entries: {
    nl: 'gebeurtenissen en registers lezen, voor zover te zien',
    en: 'read entries and registers, as far as one may see them',
  },
  submissions: {
    nl: 'inzendingen lezen, voor zover te zien',
    en: 'read submissions, as far as one may see them',
  },
  post: { nl: 'gebeurtenissen aanleveren', en: 'post events' },
  audit: {
    nl: 'zien wie wat vastlegde en het logboek controleren',
    en: 'see who recorded what, and check the log',
  },
  office: {
    nl: 'rapportages publiceren en inzendingen beoordelen',
    en: 'publish editions and assess submissions',
  },
} as const satisfies Readonly<Record<string, Label>>;

export type Permission = keyof typeof PERMISSIONS;

/** What one role may do and see. What is not said here is refused. */
export interface RoleRights {
  readonly label: Label;
  readonly permissions: readonly Permission[];
  /** Whose single entries, findings and submissions: everybody's, those of the own organisation, nobody's. */
  readonly entries: 'all' | 'own' | 'none';
  /**
   * Whether it reads the keys of households, dwellings and persons in entries that it sees; else the vault's tokens.
   */
  readonly keys: boolean;
  /** How it is known in the log when it posts; `undefined`: it does not post. */
  readonly postsAs: Poster | undefined;
  /** Whether it acts for one organisation of the register, and is nobody without one. */
  readonly forPartner: boolean;
}

/**
 * Every role there is. Adding one is a row here (docs/guides/add-a-role.md); nothing else in the code names a role.
 */
export const ROLES = {
  'programme-office': {
    label: { nl: 'Programmabureau', en: 'Programme office' },
    permissions: [
      'self',
      'definitions',
      'reports',
      'figures',
      'entries',
      'submissions',
      'post',
      'audit',
      'office',
    ],
    entries: 'all',
    keys: true,
    postsAs: 'programme-office',
    forPartner: false,
  },
  partner: {
    label: { nl: 'Partner', en: 'Partner' },
    permissions: ['self', 'definitions', 'reports', 'figures', 'entries', 'submissions', 'post'],
    entries: 'own',
    keys: true,
    postsAs: 'partner',
    forPartner: true,
  },
  auditor: {
    label: { nl: 'Auditor', en: 'Auditor' },
    permissions: ['self', 'definitions', 'reports', 'figures', 'entries', 'submissions', 'audit'],
    entries: 'all',
    keys: false,
    postsAs: undefined,
    forPartner: false,
  },
  ministry: {
    label: { nl: 'Ministerie', en: 'Ministry' },
    permissions: ['self', 'definitions', 'reports'],
    entries: 'none',
    keys: false,
    postsAs: undefined,
    forPartner: false,
  },
} as const satisfies Readonly<Record<string, RoleRights>>;

export type Role = keyof typeof ROLES;

/** Of whom no row is here. */
const NOBODY: RoleRights = {
  label: { nl: 'Onbekend', en: 'Unknown' },
  permissions: [],
  entries: 'none',
  keys: false,
  postsAs: undefined,
  forPartner: false,
};

/** Whether a text names a role of the table; what objects have by themselves (`constructor`) names none. */
export const isRole = (text: unknown): text is Role => typeof text === 'string' && Object.hasOwn(ROLES, text);

/** The rights of a role; none at all for what is not in the table. */
export const rightsOfRole = (role: string): RoleRights => (isRole(role) ? ROLES[role] : NOBODY);
