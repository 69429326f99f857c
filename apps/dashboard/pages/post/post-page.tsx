import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { EVENT_TYPES } from '../../graphql/entries.ts';
import { useApi } from '../../graphql/use-api.ts';
import { useText } from '../../intl/use-text.tsx';
import { Page } from '../../parts/page.tsx';
import { Answer } from '../../parts/states.tsx';
import { useProgramme, useRights } from '../../session/use-programme.tsx';
import { useView } from '../../url/use-view.ts';
import { ELSEWHERE } from './elsewhere.ts';
import { MayPost } from './may-post.tsx';

/** What can be handed in: by spreadsheet or one by one. */
export function PostPage(): ReactNode {
  const { t, say } = useText();
  const { to } = useView();
  const { werklijnen } = useProgramme();
  const { mayPost } = useRights();
  const query = useApi(EVENT_TYPES, {});
  return (
    <Page title={t('nav.post')} lead={t('post.lead')}>
      <MayPost>
        <section className="section panel row between">
          <div>
            <h2>{t('upload.title')}</h2>
            <p>{t('post.uploadText')}</p>
          </div>
          <Link className="button primary" to={to('/upload')}>
            {t('post.upload')}
          </Link>
        </section>
        <h2>{t('post.forms')}</h2>
        <Answer query={query}>
          {({ eventTypes }) => {
            const own = eventTypes.filter((type) => mayPost(type) && !ELSEWHERE.includes(type.name));
            const groups = [
              ...werklijnen.map(({ number, name }) => ({
                key: number,
                title: `${t('werklijn.n', { number })}: ${say(name)}`,
              })),
              { key: null, title: t('werklijn.all') },
            ];
            return (
              <ul className="tiles wide">
                {groups.map(({ key, title }) => (
                  <li key={title} className="card" data-werklijn={key ?? 'x'}>
                    <h3>{title}</h3>
                    <ul className="plain-list links">
                      {own
                        .filter(({ werklijn }) => werklijn === key)
                        .map(({ name, label }) => (
                          <li key={name}>
                            <Link to={to(`/aanleveren/nieuw/${name}`)}>{say(label)}</Link>
                          </li>
                        ))}
                    </ul>
                  </li>
                ))}
              </ul>
            );
          }}
        </Answer>
      </MayPost>
    </Page>
  );
}
