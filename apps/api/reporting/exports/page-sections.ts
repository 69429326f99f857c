import { markup, type Html } from './markup.js';
import { WORDS } from './page-words.js';
import type { Reader } from './reader.js';
import type { ReportDocument } from './report-document.js';
import type { AuthorityCountModel, NamedCountModel } from '../report.model.js';
import { STATE_LABELS } from '../submission.model.js';

const scrolled = (caption: string, table: Html): Html =>
  markup`<div class="scroll" role="group" aria-label="${caption}" tabindex="0">${table}</div>`;

/** Counts by name, as a small table. */
export function countTable(
  caption: string,
  what: string,
  counts: readonly Pick<NamedCountModel, 'label' | 'count'>[],
  { t, number }: Reader,
): Html {
  return scrolled(
    caption,
    markup`<table class="narrow">
      <caption>
        ${caption}
      </caption>
      <thead>
        <tr>
          <th scope="col">${what}</th>
          <th scope="col" class="number">${t(WORDS.number)}</th>
        </tr>
      </thead>
      <tbody>
        ${counts.map(
          ({ label, count }) =>
            markup`<tr>
              <th scope="row">${t(label)}</th>
              <td class="number">${number(count)}</td>
            </tr>`,
        )}
      </tbody>
    </table>`,
  );
}

export function followedSection(
  { linkages, obstacles, experimentRooms }: ReportDocument,
  reader: Reader,
): Html {
  const { t } = reader;
  const counts = [
    { label: WORDS.open, count: linkages.open },
    { label: WORDS.realised, count: linkages.realised },
    { label: WORDS.missed, count: linkages.missed },
  ];
  return markup`${countTable(t(WORDS.linkages), t(WORDS.states), counts, reader)}${
    linkages.missedByReason.length > 0
      ? countTable(t(WORDS.missedBecause), t(WORDS.reason), linkages.missedByReason, reader)
      : undefined
  }${authorityTable(t(WORDS.obstacles), obstacles, reader)}${authorityTable(t(WORDS.rooms), experimentRooms, reader)}`;
}

function authorityTable(caption: string, counts: readonly AuthorityCountModel[], reader: Reader): Html {
  const { t, number } = reader;
  if (counts.length === 0) return markup`<p><strong>${caption}.</strong> ${t(WORDS.nothingReported)}</p>`;
  const days = (value: number | undefined): Html =>
    value === undefined ? markup`<span class="absent">${t(WORDS.none)}</span>` : markup`${number(value)}`;
  const rows = counts.map(
    ({ authority, open, medianDaysOpen, longestDaysOpen, states }) =>
      markup`<tr>
        <th scope="row">${authority ?? t(WORDS.nobody)}</th>
        <td class="number">${number(open)}</td>
        <td class="number">${days(medianDaysOpen)}</td>
        <td class="number">${days(longestDaysOpen)}</td>
        <td>${states.map(({ label, count }) => `${t(label)} ${number(count)}`).join(', ')}</td>
      </tr>`,
  );
  return scrolled(
    caption,
    markup`<table>
      <caption>
        ${caption}
      </caption>
      <thead>
        <tr>
          <th scope="col">${t(WORDS.authority)}</th>
          <th scope="col" class="number">${t(WORDS.open)}</th>
          <th scope="col" class="number">${t(WORDS.medianDays)}</th>
          <th scope="col" class="number">${t(WORDS.longestDays)}</th>
          <th scope="col">${t(WORDS.states)}</th>
        </tr>
      </thead>
      <tbody>
        ${rows}
      </tbody>
    </table>`,
  );
}

export function narrativesSection({ narratives }: ReportDocument, { t }: Reader): Html {
  if (narratives.length === 0) return markup`<p>${t(WORDS.noNarratives)}</p>`;
  return markup`${narratives.map(
    ({ partnerName, state, nilReport, narrative }) =>
      markup`<article class="narrative" lang="nl">
        <h3>${partnerName} <span class="state">${t(STATE_LABELS[state])}</span></h3>
        ${nilReport ? markup`<p>${t(WORDS.nil)}</p>` : undefined}
        ${(narrative ?? (nilReport ? '' : t(WORDS.noWords)))
          .split(/\n\s*\n/)
          .filter((paragraph) => paragraph.trim() !== '')
          .map((paragraph) => markup`<p>${paragraph}</p>`)}
      </article>`,
  )}`;
}

export function qualityCounts({ dataQuality }: ReportDocument, reader: Reader): Html {
  const { t } = reader;
  const { submissionsExpected, submissionsMade, submissionsComplete, openFindings } = dataQuality;
  const submissions = [
    { label: WORDS.expected, count: submissionsExpected },
    { label: WORDS.made, count: submissionsMade },
    { label: WORDS.complete, count: submissionsComplete },
  ];
  return markup`${countTable(t(WORDS.submissions), t(WORDS.states), submissions, reader)}${
    openFindings.length > 0
      ? countTable(t(WORDS.findings), t(WORDS.kind), openFindings, reader)
      : markup`<p>${t(WORDS.noFindings)}</p>`
  }`;
}

export function definitionsSection({ definitions }: ReportDocument, { t }: Reader): Html {
  const rows = definitions.map(
    ({ code, label, unit, formula, version }) =>
      markup`<tr>
        <th scope="row"><span class="code">${code}</span> ${t(label)}</th>
        <td>${t(formula)}</td>
        <td>${t(unit)}</td>
        <td class="number">${version}</td>
      </tr>`,
  );
  return scrolled(
    t(WORDS.annex),
    markup`<table class="wordy">
      <caption>
        ${t(WORDS.definitions)}
      </caption>
      <thead>
        <tr>
          <th scope="col">${t(WORDS.kpi)}</th>
          <th scope="col">${t(WORDS.formula)}</th>
          <th scope="col">${t(WORDS.unit)}</th>
          <th scope="col" class="number">${t(WORDS.version)}</th>
        </tr>
      </thead>
      <tbody>
        ${rows}
      </tbody>
    </table>`,
  );
}
