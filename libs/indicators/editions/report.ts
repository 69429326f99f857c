import type { Werklijn } from '#libs/programme';
import type { EffectiveEntries } from '../facts/effective-entries.js';
import { median } from '../facts/median.js';
import type { Quality } from '../figure-quality.js';
import { findingsAt } from '../quality/findings.js';
import type { FindingKind } from '../quality/finding.js';
import { programmeRegisterAt } from '../programme-register.js';
import { experimentRoomsAt } from '../registers/experiment-rooms.js';
import { linkagesAt } from '../registers/linkages.js';
import { obstaclesAt } from '../registers/obstacles.js';
import type { RegisterItem } from '../registers/register-item.js';
import { isComplete, submissionsAt, type Submission } from '../reporting/submissions.js';
import type { Restated } from '../restatement/restate.js';
import type { ComparedFigure } from './compare.js';
import { collect } from '../facts/collect.js';
import type { EditionFigure } from './edition-figures.js';

/** One KPI for one scope, as the report shows it. */
export interface ReportRow {
  readonly kpi: string;
  readonly werklijn: Werklijn | undefined;
  readonly scope: string;
  readonly period: EditionFigure;
  readonly cumulative: EditionFigure;
  /** The same figure in the previous edition, for that edition's period, and what became of it since. */
  readonly previous: PreviousFigure | undefined;
}

interface PreviousFigure {
  readonly period: EditionFigure;
  readonly cumulative: EditionFigure;
  readonly periodChange: Restated | undefined;
  readonly cumulativeChange: Restated | undefined;
}

export interface AuthorityCount {
  /** Who is asked, in the words of who asks; undefined where nobody said. */
  readonly authority: string | undefined;
  readonly open: number;
  readonly closed: number;
  readonly medianDaysOpen: number | undefined;
  readonly longestDaysOpen: number | undefined;
  readonly states: Readonly<Record<string, number>>;
}

export interface Narrative {
  readonly partnerId: string;
  readonly partnerName: string;
  readonly state: Submission['state'];
  readonly nilReport: boolean;
  readonly narrative: string | undefined;
}

/** What a report says beside its figures, from the same position and reference date. */
export interface ReportContext {
  readonly linkages: {
    readonly open: number;
    readonly realised: number;
    readonly missed: number;
    readonly missedByReason: Readonly<Record<string, number>>;
  };
  readonly obstacles: readonly AuthorityCount[];
  readonly experimentRooms: readonly AuthorityCount[];
  /** Of the report's period, by partner: the ones accepted first in their own words. */
  readonly narratives: readonly Narrative[];
  readonly submissions: { readonly expected: number; readonly made: number; readonly complete: number };
  readonly openFindings: readonly { readonly kind: FindingKind; readonly count: number }[];
}

/** `quality`: the rules by which the edition says who was expected. */
export function reportContext(
  entries: EffectiveEntries,
  referenceDay: number,
  period: string,
  quality: Quality,
): ReportContext {
  const linkages = linkagesAt(entries, referenceDay);
  const missed = linkages.filter(({ instance }) => instance.state.state === 'MISSED');
  const { partners } = programmeRegisterAt(entries);
  const submissions = submissionsAt(entries, quality).filter((one) => one.period === period);
  return {
    linkages: {
      open: linkages.filter(({ instance }) => instance.state.open).length,
      realised: linkages.filter(({ instance }) => instance.state.state === 'REALISED').length,
      missed: missed.length,
      missedByReason: tally(missed.map(({ reason }) => reason ?? 'OTHER')),
    },
    obstacles: byAuthority(obstaclesAt(entries, referenceDay)),
    experimentRooms: byAuthority(experimentRoomsAt(entries, referenceDay)),
    narratives: submissions
      .filter(({ state }) => state !== 'NOT_MADE')
      .map(({ partnerId, state, nilReport, narrative }) => ({
        partnerId,
        partnerName: partners.get(partnerId)?.name ?? partnerId,
        state,
        nilReport,
        narrative,
      })),
    submissions: {
      expected: submissions.filter(({ expected }) => expected).length,
      made: submissions.filter(({ state, expected }) => state !== 'NOT_MADE' && (expected || quality === 1))
        .length,
      complete: submissions.filter((one) => one.expected && isComplete(one)).length,
    },
    openFindings: Object.entries(
      tally(
        findingsAt(entries, referenceDay)
          .filter(({ status }) => status === 'OPEN')
          .map(({ kind }) => kind),
      ),
    ).map(([kind, count]) => ({ kind: kind as FindingKind, count })),
  };
}

function byAuthority(items: readonly RegisterItem[]): readonly AuthorityCount[] {
  const groups = new Map<string | undefined, RegisterItem[]>();
  for (const item of items) collect(groups, item.authority, item);
  return [...groups]
    .map(([authority, own]) => {
      const days = own.flatMap(({ instance }) => instance.daysOpen ?? []);
      return {
        authority,
        open: days.length,
        closed: own.length - days.length,
        medianDaysOpen: median(days),
        longestDaysOpen: days.length === 0 ? undefined : Math.max(...days),
        states: tally(own.map(({ instance }) => instance.state.state)),
      };
    })
    .sort((a, b) => b.open - a.open || ((a.authority ?? '') < (b.authority ?? '') ? -1 : 1));
}

function tally(keys: readonly string[]): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const key of [...keys].sort()) counts[key] = (counts[key] ?? 0) + 1;
  return counts;
}

const keyOf = ({ kpi, scope, cumulative }: Pick<EditionFigure, 'kpi' | 'scope' | 'cumulative'>): string =>
  `${kpi}|${scope}|${cumulative}`;

/** The rows of a report, in the order of its figures: KPI by KPI, within it scope by scope. */
export function reportRows(
  figures: readonly EditionFigure[],
  werklijnOf: (kpi: string) => Werklijn | undefined,
  previous: readonly EditionFigure[] = [],
  restated: readonly (ComparedFigure & Restated)[] = [],
): readonly ReportRow[] {
  const now = new Map(figures.map((figure) => [keyOf(figure), figure]));
  const then = new Map(previous.map((figure) => [keyOf(figure), figure]));
  const changes = new Map(
    restated.map((figure) => [keyOf({ ...figure, cumulative: figure.period.cumulative }), figure]),
  );
  return figures
    .filter(({ cumulative }) => !cumulative)
    .flatMap((period): readonly ReportRow[] => {
      const { kpi, scope } = period;
      const [one, all] = [keyOf(period), keyOf({ kpi, scope, cumulative: true })];
      const cumulative = now.get(all);
      if (!cumulative) return [];
      const [before, beforeCumulative] = [then.get(one), then.get(all)];
      return [
        {
          kpi,
          werklijn: werklijnOf(kpi),
          scope,
          period,
          cumulative,
          previous:
            before && beforeCumulative
              ? {
                  period: before,
                  cumulative: beforeCumulative,
                  periodChange: changes.get(one),
                  cumulativeChange: changes.get(all),
                }
              : undefined,
        },
      ];
    });
}
