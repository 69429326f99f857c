import type { Finding, Report } from '#libs/verifier';

export type Language = 'nl' | 'en';

const inBoth = (languages: readonly Language[], nl: string, en: string): string =>
  languages.map((language) => (language === 'nl' ? nl : en)).join(' / ');

/** The report as people read it, a line each. */
export function reportText(report: Report, languages: readonly Language[]): string {
  const say = (nl: string, en: string): string => inBoth(languages, nl, en);
  const { origin = '?', size, held, witnessed, stamped, editions, findings, counts, firstBad } = report;
  const shown = findings.map((finding) => findingText(finding, languages));
  const notShown = Object.values(counts).reduce((sum, count) => sum + count, 0) - shown.length;
  const lines = [
    say(
      `Logboek ${origin}: ${size} bladeren, ${editions} rapportages`,
      `Log ${origin}: ${size} leaves, ${editions} editions`,
    ),
    signedText(report, languages),
    held > 0
      ? say(
          `Vergeleken met ${held} ${held === 1 ? 'controlepunt' : 'controlepunten'} van u`,
          `Held against ${held} ${held === 1 ? 'checkpoint' : 'checkpoints'} of yours`,
        )
      : say(
          'LET OP: zonder een eerder controlepunt van uzelf (--checkpoint) kan de beheerder alles opnieuw hebben gemaakt',
          'NOTE: without an earlier checkpoint of your own (--checkpoint) the operator can have rewritten all of it',
        ),
    ...(witnessed > 0
      ? [
          say(
            `Getuigen tekenden tot en met ${witnessed} bladeren`,
            `Witnesses signed up to ${witnessed} leaves`,
          ),
        ]
      : []),
    ...(stamped === undefined ? [] : [stampedText(report, stamped, languages)]),
    ...shown,
    ...(notShown > 0 ? [say(`en nog ${notShown} bevindingen`, `and ${notShown} findings more`)] : []),
  ];
  if (firstBad !== undefined) lines.push(firstBadText(firstBad, languages));
  lines.push(verdict(report, languages));
  return `${lines.join('\n')}\n`;
}

function signedText({ isKeyHeld, counts }: Report, languages: readonly Language[]): string {
  const isSigned = (counts['SIGNATURE'] ?? 0) === 0;
  const [nl, en] = !isKeyHeld
    ? [
        'LET OP: de sleutel komt uit de bundel zelf; geef de uwe met --key',
        'NOTE: the key is from the bundle itself; give yours with --key',
      ]
    : isSigned
      ? ['Ondertekend met de sleutel die u gaf', 'Signed with the key that you gave']
      : [
          'Niet alles is ondertekend met de sleutel die u gaf',
          'Not everything is signed with the key that you gave',
        ];
  return inBoth(languages, nl, en);
}

function stampedText(
  { isAuthorityHeld }: Report,
  { size, at }: NonNullable<Report['stamped']>,
  languages: readonly Language[],
): string {
  const moment = `${new Date(at).toISOString().slice(0, 19)}Z`;
  const [nl, en] = isAuthorityHeld
    ? ['de autoriteit die u gaf', 'the authority that you gave']
    : [
        'een autoriteit uit de bundel zelf (geef de uwe met --authority)',
        'an authority from the bundle itself (give yours with --authority)',
      ];
  return inBoth(
    languages,
    `Gestempeld tot en met ${size} bladeren op ${moment}, door ${nl}`,
    `Stamped up to ${size} leaves at ${moment}, by ${en}`,
  );
}

function findingText(
  { kind, code, leaf, upTo, path, text }: Finding,
  languages: readonly Language[],
): string {
  const mark = kind === 'bad' ? inBoth(languages, 'FOUT', 'BAD') : inBoth(languages, 'LEEMTE', 'GAP');
  const place =
    leaf === undefined
      ? ''
      : ` ${inBoth(languages, 'blad', 'leaf')} ${leaf}${upTo === undefined ? '' : `–${upTo}`}`;
  return `${mark}${place}${path === undefined ? '' : ` ${path}`}: ${inBoth(languages, text.nl, text.en)} [${code}]`;
}

function firstBadText(
  { leaf, upTo }: NonNullable<Report['firstBad']>,
  languages: readonly Language[],
): string {
  if (upTo === undefined || upTo === leaf)
    return inBoth(languages, `Eerste foute blad: ${leaf}`, `First bad leaf: ${leaf}`);
  return inBoth(
    languages,
    `Eerste foute blad: een van ${leaf} tot en met ${upTo}; een eerdere bundel (--earlier) zegt welk`,
    `First bad leaf: one of ${leaf} to ${upTo}; an earlier bundle (--earlier) tells which`,
  );
}

const VERDICT = {
  0: ['IN ORDE: niets gewijzigd, weggehaald of toegevoegd', 'CLEAN: nothing altered, removed or added'],
  1: ['GEMANIPULEERD', 'MANIPULATED'],
  2: ['ONVOLLEDIG: niet alles kon worden nagegaan', 'INCOMPLETE: not everything could be checked'],
} as const;

function verdict({ exitCode }: Report, languages: readonly Language[]): string {
  const [nl, en] = VERDICT[exitCode];
  return inBoth(languages, nl, en);
}
