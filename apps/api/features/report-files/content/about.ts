import { codeLabel } from '#libs/programme';
import type { EditionJson, ReportDocument } from '../report-document.js';
import type { Block, Notice } from './blocks.js';
import type { Reader } from './reader.js';
import { WORDS } from './words.js';

/** What a report is called. */
export const titleOf = ({ edition }: ReportDocument, { t }: Reader): string =>
  edition.title ?? `${t(WORDS.report)} ${edition.period.code}`;

export const spanText = ({ period }: EditionJson, { t, date }: Reader): string =>
  `${date(period.from)} ${t(WORDS.upToAndWith)} ${date(period.to)}`;

/** The report no longer holds, since when and why; undefined while it does. */
export function noticeOf(edition: EditionJson, { t, moment }: Reader): Notice | undefined {
  const { standing, supersededByEditionId, endedAt, reason } = edition;
  if (standing === 'IN_FORCE') return undefined;
  const by = supersededByEditionId === null ? '' : ` ${t(WORDS.by)} ${supersededByEditionId}`;
  const ended = t(standing === 'WITHDRAWN' ? WORDS.withdrawn : WORDS.superseded);
  return {
    lead: `${ended}${by}${endedAt === null ? '' : ` (${moment(endedAt)})`}.`,
    text: t(WORDS.notInForce),
    ...(reason === null ? {} : { reason: `${t(WORDS.reason)}: ${reason}` }),
  };
}

export function aboutBlocks(
  { edition, previous, protection, passedOver }: ReportDocument,
  reader: Reader,
): readonly Block[] {
  const { t, date, moment } = reader;
  const recorded =
    edition.asOfMoment === null ? '' : `, ${t(WORDS.recordedAt)} ${moment(edition.asOfMoment)}`;
  const pins: readonly (readonly [string, string])[] = [
    [t(WORDS.period), spanText(edition, reader)],
    [t(WORDS.status), t(edition.statusLabel)],
    [t(WORDS.standing), t(edition.standingLabel)],
    [t(WORDS.asOf), `${t(WORDS.position)} ${edition.asOfPosition}${recorded}`],
    ...passedOver.map(({ position, reason }): readonly [string, string] => [
      t(WORDS.passedOver),
      `${t(WORDS.position)} ${position}: ${reason}`,
    ]),
    [t(WORDS.definitions), `${edition.definitionSet.length} ${t(WORDS.definitionsPinned)}`],
    [t(WORDS.areaEdition), `${t(WORDS.cbs)} ${edition.areaEdition}`],
    [t(WORDS.profile), t(codeLabel('disclosureProfile', edition.disclosureProfile))],
    [t(WORDS.referenceDate), date(edition.referenceDate)],
    [t(WORDS.publishedOn), moment(edition.publishedAt)],
    [
      t(WORDS.comparedWith),
      previous
        ? `${previous.title ?? previous.editionId} (${t(previous.statusLabel).toLowerCase()}, ${previous.editionId})`
        : t(WORDS.noPrevious),
    ],
    [t(WORDS.digest), edition.digest],
  ];
  return [
    { kind: 'pins', pins },
    ...(protection
      ? [
          {
            kind: 'paragraph' as const,
            lead: t(WORDS.protection),
            text: protection.explanation.map((sentence) => t(sentence)).join(' '),
          },
        ]
      : []),
    { kind: 'paragraph', small: true, text: `${t(WORDS.readMe)} ${t(WORDS.check)}` },
  ];
}
