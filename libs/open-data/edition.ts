/** A text in both languages. */
export interface Words {
  readonly nl: string;
  readonly en: string;
}

/** What the four sentences say of the rules that figures about people were protected by. */
export interface OpenRules {
  readonly version: number;
  /** Groups up to so many are hidden. */
  readonly hideUpTo: number;
  /** Counts are rounded to a multiple of this. */
  readonly base: number;
  /** A number shown before stays while reality differs by no more. */
  readonly keep: number;
}

/** How a number came about, or why there is none. */
export type OpenStatus = 'OK' | 'PROTECTED' | 'NO_DATA' | 'NOT_MATURE' | 'ONLY_UNKNOWN';

/** What everybody may know of an edition before its figures. */
export interface OpenHeading {
  readonly editionId: string;
  readonly title: string | undefined;
  readonly period: string;
  /** `yyyy-mm-dd`, first and last day. */
  readonly from: string;
  readonly to: string;
  readonly status: string;
  readonly statusLabel: Words;
  readonly standing: 'IN_FORCE' | 'SUPERSEDED' | 'WITHDRAWN';
  /** Of a withdrawn one why; of a superseded one by which open edition. */
  readonly reason: string | undefined;
  readonly supersededBy: string | undefined;
  /** `yyyy-mm-dd`, in Amsterdam. */
  readonly publishedOn: string;
  /** By which its figures about people were protected. */
  readonly rules: OpenRules;
  /** Too little came in since an earlier edition: there are no figures about people of it. */
  readonly isHeldBack: boolean;
}

/** What is measured: an indicator, or a number that belongs to it. */
export interface OpenMeasure {
  /** `K1.1`; `K1.4_teller`. No spreadsheet makes a day of it. */
  readonly code: string;
  readonly kpi: string;
  readonly label: Words;
  readonly unit: Words;
  readonly definition: Words;
  /** A share of 1, shown as a percentage. */
  readonly isShare: boolean;
  /** About people, so rounded and hidden; the others are as they are. */
  readonly isProtected: boolean;
}

export interface OpenArea {
  /** `NL`, a municipality or a neighbourhood. */
  readonly code: string;
  readonly kind: 'PROGRAMME' | 'MUNICIPALITY' | 'NEIGHBOURHOOD';
  readonly name: string;
  readonly municipalityCode?: string;
  readonly lat?: number;
  readonly lon?: number;
}

/** One number. What is not there does not follow from anything else that is. */
export interface OpenObservation {
  readonly measure: string;
  readonly area: string;
  /** Of the period, or of all from the programme's start until its end. */
  readonly span: 'PERIOD' | 'CUMULATIVE';
  readonly status: OpenStatus;
  readonly value?: number;
  /** Between which the true number is; hidden has no upper one. */
  readonly lower?: number;
  readonly upper?: number;
  readonly unknown?: number;
  readonly target?: number;
}

/** A published edition for everybody: all that any format of it is made of. */
export interface OpenEdition extends OpenHeading {
  /** First day of what is cumulative. */
  readonly cumulativeFrom: string;
  readonly referenceDate: string;
  readonly areaEdition: number;
  readonly method: string;
  /** SHA-256 (hex) over the protected table. */
  readonly digest: string;
  readonly measures: readonly OpenMeasure[];
  readonly areas: readonly OpenArea[];
  readonly observations: readonly OpenObservation[];
}

/** What open data is served from. */
export interface OpenEditions {
  /** The rules in force now, by which the next edition will be protected. */
  rules(): OpenRules;
  /** Oldest first; superseded and withdrawn ones are among them. */
  list(): readonly OpenHeading[];
  /** An open edition that was not withdrawn; undefined for every other id, whatever the reason. */
  edition(editionId: string): Promise<OpenEdition | undefined>;
}
