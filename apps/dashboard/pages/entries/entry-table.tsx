import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { EntryRow } from '../../graphql/entries.ts';
import { useText } from '../../intl/use-text.tsx';
import { Badge } from '../../parts/badge.tsx';
import { usePartnerName, useScopeName } from '../../session/use-programme.tsx';
import { useView } from '../../url/use-view.ts';

/** Entries one a row, each a link to all there is to know of it. */
export function EntryTable({
  rows,
  caption,
}: {
  readonly rows: readonly EntryRow[];
  readonly caption: string;
}): ReactNode {
  const { t, say, date, moment } = useText();
  const scopeName = useScopeName();
  const partnerName = usePartnerName();
  const { to } = useView();
  return (
    <div className="scroll" role="region" aria-label={caption} tabIndex={0}>
      <table className="stackable bare">
        <caption className="visually-hidden">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{t('entry.what')}</th>
            <th scope="col">{t('entry.occurredOn')}</th>
            <th scope="col">{t('table.area')}</th>
            <th scope="col">{t('entry.partner')}</th>
            <th scope="col">{t('entry.recordedAt')}</th>
            <th scope="col">{t('table.state')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((entry) => (
            <tr key={entry.entryId} data-entry={entry.entryId}>
              <th scope="row" className="links">
                <Link to={to(`/gebeurtenissen/${entry.entryId}`)}>{say(entry.label)}</Link>
                {say(entry.brief) !== '' && (
                  <span className="soft small" data-brief>
                    {' '}
                    {say(entry.brief)}
                  </span>
                )}
              </th>
              <td data-label={t('entry.occurredOn')}>{entry.occurredOn ? date(entry.occurredOn) : '–'}</td>
              <td data-label={t('table.area')}>
                {entry.neighbourhoodId ? scopeName(entry.neighbourhoodId) : '–'}
              </td>
              <td data-label={t('entry.partner')}>{partnerName(entry.partnerId)}</td>
              <td className="wide" data-label={t('entry.recordedAt')}>
                {moment(entry.recordedAt)}
              </td>
              <td className={counts(entry) ? 'wide' : undefined} data-label={t('table.state')}>
                <EntryState entry={entry} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** As most do: nothing to say of it where there is no room. */
const counts = ({ status, corrected, warnings }: EntryRow): boolean =>
  status === 'EFFECTIVE' && !corrected && warnings.length === 0;

export function EntryState({
  entry,
}: {
  readonly entry: Pick<EntryRow, 'status' | 'corrected' | 'warnings'>;
}): ReactNode {
  const { t } = useText();
  if (entry.status === 'RETRACTED') return <Badge tone="bad">{t('entry.retracted')}</Badge>;
  if (entry.corrected) return <Badge tone="ahead">{t('entry.corrected')}</Badge>;
  if (entry.warnings.length > 0) return <Badge tone="care">{t('entry.warned')}</Badge>;
  return <Badge tone="good">{t('entry.counts')}</Badge>;
}
