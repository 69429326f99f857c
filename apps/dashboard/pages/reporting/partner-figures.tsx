import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { ENTRIES } from '../../graphql/entries.ts';
import { BY_PARTNER } from '../../graphql/figures.ts';
import { FINDINGS } from '../../graphql/findings.ts';
import { useApi } from '../../api/use-api.ts';
import { usePeriodName } from '../../intl/period-name.ts';
import { useText } from '../../intl/use-text.tsx';
import { DataTable } from '../../parts/data-table.tsx';
import { unitText } from '../../parts/figure-text.ts';
import { measuredDifference, measuredOf } from '../../parts/measured.ts';
import { Answer } from '../../parts/states.tsx';
import type { Cell, TableData } from '../../parts/table-data.ts';
import { useMoment } from '../../session/use-moment.ts';
import { useProgramme } from '../../session/use-programme.tsx';
import { periodOf, stepPeriod } from '../../url/period.ts';
import { useView } from '../../url/use-view.ts';

interface Props {
  readonly partnerId: string;
  readonly period: string;
  /** Rows shown until all are asked for. */
  readonly most?: number;
}

/**
 * What one partner's entries of a period come to, beside the period before: what is signed for, and what is judged.
 */
export function PartnerFigures({ partnerId, period, most }: Props): ReactNode {
  const text = useText();
  const { t, say, date } = text;
  const { kpis } = useProgramme();
  const { to } = useView();
  const { asOf, lastDay } = useMoment();
  const periodName = usePeriodName();
  const before = stepPeriod(period, -1);
  const own = kpis.filter(({ splits }) => splits.some(({ dimension }) => dimension === 'partner'));
  const query = useApi(BY_PARTNER, {
    kpis: own.map(({ code }) => code),
    period,
    before,
    asOf,
  });
  return (
    <div data-partner-figures={partnerId}>
      <Answer query={query}>
        {(answer) => {
          const part = (kpi: string, of: 'now' | 'before') =>
            answer[of].find((figure) => figure.kpi.code === kpi)?.parts?.find(({ key }) => key === partnerId);
          const shown = own
            .map((kpi) => ({ kpi, now: part(kpi.code, 'now'), last: part(kpi.code, 'before') }))
            .filter(({ now, last }) => (now?.value ?? null) !== null || (last?.value ?? null) !== null);
          if (shown.length === 0) return <p className="notice">{t('own.noFigures')}</p>;
          const table: TableData = {
            columns: [
              { label: t('table.kpi'), kind: 'text' },
              { label: periodName(period), kind: 'number' },
              { label: periodName(before), kind: 'number' },
              { label: t('own.difference'), kind: 'number' },
              { label: t('definition.unit'), kind: 'text' },
            ],
            rows: shown.map(({ kpi, now, last }): Cell[] => {
              const [a, b] = [now?.value ?? null, last?.value ?? null];
              return [
                `${kpi.code} ${say(kpi.label)}`,
                measuredOf(kpi, now, text),
                measuredOf(kpi, last, text),
                a === null || b === null ? '–' : measuredDifference(kpi, a - b, text),
                unitText(kpi, text),
              ];
            }),
          };
          const { to: end = lastDay } = periodOf(period) ?? {};
          return (
            <>
              <DataTable
                table={table}
                caption={t('own.caption', { period: periodName(period) })}
                name={`${partnerId}_${period}`}
                stackable
                most={most}
                linkTo={(row) => to(`/indicatoren/${shown[row]?.kpi.code ?? ''}`)}
              />
              {end > lastDay && <p className="small soft">{t('own.running', { to: date(end) })}</p>}
            </>
          );
        }}
      </Answer>
      <Behind partnerId={partnerId} period={period} />
    </div>
  );
}

/** How many entries these figures rest on, and how many findings are open about them. */
function Behind({ partnerId, period }: Props): ReactNode {
  const { t } = useText();
  const { to } = useView();
  const { asOf } = useMoment();
  const days = periodOf(period);
  const entries = useApi(ENTRIES, {
    first: 1,
    filter: { partnerIds: [partnerId], occurredFrom: days?.from, occurredTo: days?.to },
    asOf,
  });
  const findings = useApi(FINDINGS, { first: 1, partnerId, status: 'OPEN', asOf });
  const open = findings.data?.findings.totalCount;
  return (
    <p className="links small">
      {entries.data && days && (
        <Link
          to={to('/gebeurtenissen', { partner: partnerId, van: days.from, tot: days.to })}
          data-own-entries
        >
          {t('own.entries', { count: entries.data.entries.totalCount })}
        </Link>
      )}
      {open !== undefined && ' · '}
      {open !== undefined &&
        (open === 0 ? (
          <span>{t('own.noFindings')}</span>
        ) : (
          <Link to={to('/datakwaliteit', { partner: partnerId })} data-own-findings>
            {t('attention.findings', { count: open })}
          </Link>
        ))}
    </p>
  );
}
