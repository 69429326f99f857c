/** Why nothing is signed. */
export type RefusalCode =
  | 'FORK'
  | 'LOG_SHORTER'
  | 'LEAF_CHANGED'
  | 'EVENT_BROKEN'
  | 'REVISION_GAP'
  | 'POSITION_GAP'
  | 'TIME_BACKWARDS'
  | 'GUARD_DAMAGED'
  | 'OTHER_SIGNER';

const WHY: Readonly<Record<RefusalCode, { readonly nl: string; readonly en: string }>> = {
  FORK: {
    nl: 'het logboek geeft een andere wortel dan is ondertekend: er is iets gewijzigd of weggehaald',
    en: 'the log gives another root than was signed: something was changed or taken away',
  },
  LOG_SHORTER: {
    nl: 'het logboek is korter dan wat is ondertekend: zet de juiste reservekopie terug',
    en: 'the log is shorter than what was signed: restore the right backup',
  },
  LEAF_CHANGED: {
    nl: 'een gebeurtenis in het logboek is niet wat is ondertekend',
    en: 'an event in the log is not what was signed',
  },
  EVENT_BROKEN: {
    nl: 'de metagegevens van een gebeurtenis zijn gewijzigd nadat zij is vastgelegd',
    en: 'the metadata of an event were changed after it was recorded',
  },
  REVISION_GAP: {
    nl: 'een stroom van het logboek heeft een gat in zijn nummering',
    en: 'a stream of the log has a gap in its numbering',
  },
  POSITION_GAP: {
    nl: 'het logboek heeft een gat in zijn posities',
    en: 'the log has a gap in its positions',
  },
  TIME_BACKWARDS: {
    nl: 'een gebeurtenis heeft een vroeger tijdstip van vastlegging dan de vorige',
    en: 'an event was recorded at an earlier time than the one before it',
  },
  GUARD_DAMAGED: {
    nl: 'het laatst ondertekende controlepunt is niet te lezen of van een andere sleutel',
    en: 'the last signed checkpoint cannot be read or is of another key',
  },
  OTHER_SIGNER: {
    nl: 'een ander proces ondertekent al in deze map',
    en: 'another process signs in this folder already',
  },
};

/** Nothing is signed, and why; `index` is the leaf at which it was seen. */
export class SigningRefusal extends Error {
  readonly reason: { readonly nl: string; readonly en: string };

  constructor(
    readonly code: RefusalCode,
    readonly index?: number,
    cause?: unknown,
  ) {
    const place =
      index === undefined ? { nl: '', en: '' } : { nl: ` (blad ${index})`, en: ` (leaf ${index})` };
    const { nl, en } = WHY[code];
    super(`${nl}${place.nl} / ${en}${place.en}`, { cause });
    this.name = 'SigningRefusal';
    this.reason = { nl: `${nl}${place.nl}`, en: `${en}${place.en}` };
  }
}

/** What is wrong with the log itself: nothing more should be recorded in it before somebody has looked. */
const OF_THE_LOG: readonly RefusalCode[] = [
  'FORK',
  'LOG_SHORTER',
  'LEAF_CHANGED',
  'EVENT_BROKEN',
  'REVISION_GAP',
  'POSITION_GAP',
  'TIME_BACKWARDS',
];

/**
 * Whether the log contradicts what was signed of it; else something stands in the way of signing, and the log is as
 * it was.
 */
export const isOfTheLog = ({ code }: SigningRefusal): boolean => OF_THE_LOG.includes(code);
