import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { EDITIONS, type Edition } from '../../graphql/editions.ts';
import { useApi } from '../../api/use-api.ts';
import { useText } from '../../intl/use-text.tsx';
import { editionTitle } from '../../parts/edition-title.ts';
import { Answer } from '../../parts/states.tsx';
import { useMoment } from '../../session/use-moment.ts';
import { useProgramme, useRights, useWerklijnGroups } from '../../session/use-programme.tsx';
import { useView } from '../../url/use-view.ts';
import type { Restated } from '../../parts/in-words.ts';
import { ChangedFigures, ChangedSince } from '../../parts/changed-figures.tsx';
import { editionInForce } from './edition-in-force.ts';
import { HEADLINES } from '../../parts/headlines.ts';

/** What is other now than the newest report says: how much of it, per werklijn, and why. */
export function SinceEdition(): ReactNode {
  const { t } = useText();
  const { asOf } = useMoment();
  const query = useApi(EDITIONS, {});
  return (
    <section className="section panel" data-since>
      <h2>{t('since.title')}</h2>
      <Answer query={query}>
        {({ editions }) => {
          const edition = editionInForce(editions, asOf);
          return edition ? <Since edition={edition} /> : <p className="notice">{t('since.none')}</p>;
        }}
      </Answer>
    </section>
  );
}

function Since({ edition }: { readonly edition: Edition }): ReactNode {
  const { t, date, moment } = useText();
  const { to } = useView();
  const { asOf } = useMoment();
  return (
    <>
      <p className="prose">
        <Link to={to(`/rapportages/${edition.editionId}`)} lang={edition.title === null ? undefined : 'nl'}>
          {editionTitle(edition, t)}
        </Link>
        {', '}
        {t('edition.published', { moment: moment(edition.publishedAt) })}.{' '}
        {t('since.explain', { day: date(edition.period.to) })}
      </p>
      <ChangedSince edition={edition} asOf={asOf} same={<p className="notice good">{t('since.same')}</p>}>
        {(changed) => <PerWerklijn changed={changed} edition={edition} />}
      </ChangedSince>
    </>
  );
}

const isHeadline = ({ kpi }: Restated): boolean => Object.values(HEADLINES).includes(kpi);
const headlineFirst = (figures: readonly Restated[]): readonly Restated[] => [
  ...figures.filter(isHeadline),
  ...figures.filter((figure) => !isHeadline(figure)),
];

interface Props {
  readonly changed: readonly Restated[];
  readonly edition: Edition;
}

function PerWerklijn({ changed, edition }: Props): ReactNode {
  const { t } = useText();
  const { kpis } = useProgramme();
  const { audit } = useRights();
  const { to, view } = useView();
  const werklijnOf = ({ kpi }: Restated): number | null =>
    kpis.find(({ code }) => code === kpi)?.werklijn ?? null;
  const groups = useWerklijnGroups().map((group) => ({
    ...group,
    figures: headlineFirst(changed.filter((each) => werklijnOf(each) === group.number)),
  }));
  // Controle takes a day, not a moment or a position.
  const day = view.bekend === undefined || view.bekend.length === 10;
  const mayAudit = day && audit;
  const auditOf = (kpi: string): string =>
    to('/controle', {
      van: edition.editionId,
      tot: view.bekend,
      stand: edition.period.code,
      bekend: undefined,
      gebied: undefined,
      kpi,
    });
  return (
    <ul className="since">
      {groups.map(({ number, title, figures }) => (
        <li key={title} data-werklijn={number ?? 'x'}>
          <h3>{title}</h3>
          {figures.length === 0 ? (
            <p className="soft">{t('since.sameHere')}</p>
          ) : (
            <ChangedFigures figures={figures} auditOf={mayAudit ? auditOf : undefined} />
          )}
        </li>
      ))}
    </ul>
  );
}
