import { useState, type ReactNode } from 'react';
import { Link } from 'react-router';
import { CAUSES } from '../../graphql/comparison.ts';
import type { VariablesOf } from '../../graphql/tada.ts';
import { useApi } from '../../api/use-api.ts';
import { useText } from '../../intl/use-text.tsx';
import { nextOf } from '../../graphql/whole-list.ts';
import { Downloads } from '../../parts/downloads.tsx';
import { TurnButtons } from '../../parts/pager.tsx';
import { Answer } from '../../parts/states.tsx';
import { Scroll, WordTable } from '../../parts/word-table.tsx';
import { useKpi, usePartnerName, useScopeName } from '../../session/use-programme.tsx';
import { useView } from '../../url/use-view.ts';
import { COLUMNS, didText, useWholeCauses } from './whole-causes.ts';

/** The entries that made one figure differ, each with what it did to it. */
export function CausingEntries(variables: Omit<VariablesOf<typeof CAUSES>, 'after' | 'first'>): ReactNode {
  const text = useText();
  const { t, say, date } = text;
  const { to } = useView();
  const scopeName = useScopeName();
  const partnerName = usePartnerName();
  // A page belongs to the question it was turned in; of another question the first page is shown.
  const question = JSON.stringify(variables);
  const [page, setPage] = useState<{ readonly question: string; readonly after: string | undefined }>();
  const after = page?.question === question ? page.after : undefined;
  const setAfter = (next: string | undefined): void => setPage({ question, after: next });
  const query = useApi(CAUSES, { ...variables, after });
  const kpi = useKpi([variables.kpis ?? []].flat()[0]);
  const whole = useWholeCauses(kpi, variables);
  return (
    <>
      <h3>{t('audit.causing')}</h3>
      <Answer query={query}>
        {({ comparison: { figures } }) => {
          const found = figures[0]?.entries;
          if (!found) return null;
          return (
            <>
              <p>{t('audit.causingCount', { count: found.totalCount })}</p>
              <Scroll label={t('audit.causing')}>
                <WordTable
                  caption={t('audit.causing')}
                  quietCaption
                  links
                  columns={COLUMNS.map((name) => t(name))}
                  rows={found.edges.map(
                    ({ node: { entryId, position, cause, causeLabel, contribution, entry } }) => ({
                      key: `${entryId}-${position}-${cause}`,
                      'data-entry': entryId,
                      cells: [
                        <Link to={to(`/gebeurtenissen/${entryId}`)}>{say(entry.label)}</Link>,
                        say(causeLabel),
                        didText(kpi, contribution, text) || '–',
                        entry.occurredOn ? date(entry.occurredOn) : '–',
                        entry.neighbourhoodId ? scopeName(entry.neighbourhoodId) : '–',
                        partnerName(entry.partnerId),
                      ],
                    }),
                  )}
                />
              </Scroll>
              <Downloads name="oorzaken" title={t('audit.causing')} table={whole} />
              <p className="row">
                <TurnButtons isLater={after !== undefined} next={nextOf(found.pageInfo)} turn={setAfter} />
              </p>
            </>
          );
        }}
      </Answer>
    </>
  );
}
