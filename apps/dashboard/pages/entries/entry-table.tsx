import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { EntryRow } from '../../graphql/entries.ts';
import { useText } from '../../intl/use-text.tsx';
import { Badge } from '../../parts/badge.tsx';
import { Scroll, WordTable } from '../../parts/word-table.tsx';
import { usePartnerName, useScopeName } from '../../session/use-programme.tsx';
import { useView } from '../../url/use-view.ts';

interface EntryTableProps {
  readonly rows: readonly EntryRow[];
  readonly caption: string;
}

/** Entries one a row, each a link to all there is to know of it. */
export function EntryTable({ rows, caption }: EntryTableProps): ReactNode {
  const { t, say, date, moment } = useText();
  const scopeName = useScopeName();
  const partnerName = usePartnerName();
  const { to } = useView();
  return (
    <Scroll label={caption}>
      <WordTable
        className="stackable bare"
        caption={caption}
        quietCaption
        links
        columns={COLUMNS.map((name) => t(name))}
        rows={rows.map((entry) => ({
          key: entry.entryId,
          'data-entry': entry.entryId,
          wide: counts(entry) ? [4, 5] : [4],
          cells: [
            <>
              <Link to={to(`/gebeurtenissen/${entry.entryId}`)}>{say(entry.label)}</Link>
              {say(entry.brief) !== '' && (
                <span className="soft small" data-brief>
                  {' '}
                  {say(entry.brief)}
                </span>
              )}
            </>,
            entry.occurredOn ? date(entry.occurredOn) : '–',
            entry.neighbourhoodId ? scopeName(entry.neighbourhoodId) : '–',
            partnerName(entry.partnerId),
            moment(entry.recordedAt),
            <EntryState entry={entry} />,
          ],
        }))}
      />
    </Scroll>
  );
}

const COLUMNS = [
  'entry.one',
  'entry.occurredOn',
  'table.area',
  'entry.partner',
  'entry.recordedAt',
  'table.state',
] as const;

/** As most do: nothing to say of it where there is no room. */
const counts = ({ status, corrected, warnings }: EntryRow): boolean =>
  status === 'EFFECTIVE' && !corrected && warnings.length === 0;

interface Props {
  readonly entry: Pick<EntryRow, 'status' | 'corrected'> & { readonly warnings: readonly unknown[] };
}

/** How an entry stands, in a word: retracted, corrected, with a warning, or it counts. */
export function EntryState({ entry }: Props): ReactNode {
  const { t } = useText();
  if (entry.status === 'RETRACTED') return <Badge tone="bad">{t('entry.retracted')}</Badge>;
  if (entry.corrected) return <Badge tone="ahead">{t('entry.corrected')}</Badge>;
  if (entry.warnings.length > 0) return <Badge tone="care">{t('entry.warned')}</Badge>;
  return <Badge tone="good">{t('entry.counts')}</Badge>;
}
