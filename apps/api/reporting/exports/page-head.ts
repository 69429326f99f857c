import { codeLabel } from '#libs/programme';
import { markup, type Html } from './markup.js';
import { WORDS } from './page-words.js';
import type { Reader } from './reader.js';
import type { EditionJson, ReportDocument } from './report-document.js';

/** What a report is called. */
export const titleOf = ({ edition }: ReportDocument, { t }: Reader): string =>
  edition.title ?? `${t(WORDS.report)} ${edition.period.code}`;

export function pageHead(report: ReportDocument, reader: Reader): Html {
  const { t } = reader;
  return markup`<header>
    ${notice(report.edition, reader)}
    <p class="programme" lang="nl">${t(WORDS.programme)}</p>
    <h1>${titleOf(report, reader)} <span class="status">${t(report.edition.statusLabel)}</span></h1>
    <p class="lead">${spanText(report.edition, reader)}</p>
  </header>`;
}

const spanText = ({ period }: EditionJson, { t, date }: Reader): string =>
  `${date(period.from)} ${t(WORDS.upToAndWith)} ${date(period.to)}`;

/** At the top of all: the report no longer holds, since when and why. */
function notice(edition: EditionJson, { t, moment }: Reader): Html | undefined {
  const { standing, supersededByEditionId, endedAt, reason } = edition;
  if (standing === 'IN_FORCE') return undefined;
  const by = supersededByEditionId === null ? '' : ` ${t(WORDS.by)} ${supersededByEditionId}`;
  return markup`<div class="notice" role="note">
    <p>
      <strong
        >${t(standing === 'WITHDRAWN' ? WORDS.withdrawn : WORDS.superseded)}${by}${
          endedAt === null ? '' : ` (${moment(endedAt)})`
        }.</strong
      >
      ${t(WORDS.notInForce)}
    </p>
    ${reason === null ? undefined : markup`<p>${t(WORDS.reason)}: ${reason}</p>`}
  </div>`;
}

export function aboutSection({ edition, previous }: ReportDocument, reader: Reader): Html {
  const { t, date, moment } = reader;
  const recorded =
    edition.asOfMoment === null ? '' : `, ${t(WORDS.recordedAt)} ${moment(edition.asOfMoment)}`;
  const pins: readonly (readonly [string, string | Html])[] = [
    [t(WORDS.period), spanText(edition, reader)],
    [t(WORDS.status), t(edition.statusLabel)],
    [t(WORDS.standing), t(edition.standingLabel)],
    [t(WORDS.asOf), `${t(WORDS.position)} ${edition.asOfPosition}${recorded}`],
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
    [t(WORDS.digest), markup`<code>${edition.digest}</code>`],
  ];
  return markup`<dl class="pins">
      ${pins.map(
        ([name, value]) =>
          markup`<div>
            <dt>${name}</dt>
            <dd>${value}</dd>
          </div>`,
      )}
    </dl>
    <p class="small">${t(WORDS.readMe)} ${t(WORDS.check)}</p>`;
}
