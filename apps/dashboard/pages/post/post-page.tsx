import { useId, useState, type ReactNode } from 'react';
import { Link } from 'react-router';
import { EVENT_TYPES, type EventType } from '../../graphql/entries.ts';
import { useApi } from '../../api/use-api.ts';
import { useText, type Text } from '../../intl/use-text.tsx';
import { Page } from '../../parts/page.tsx';
import { Answer } from '../../parts/states.tsx';
import { useRights, useWerklijnGroups } from '../../session/use-programme.tsx';
import { useView } from '../../url/use-view.ts';
import { TYPES_WITH_OWN_PAGE } from './types-with-own-page.ts';
import { MayPost } from './may-post.tsx';

/** Without capitals and accents: what somebody types and what is written are then alike. */
const plain = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().trim();

/** What a kind is sought by: its name and those of its fields and codes, in the reader's language. */
const wordsOf = (type: EventType, say: Text['say']): string =>
  [
    say(type.label),
    ...type.fields.flatMap((field) => [say(field.label), ...field.codes.map(({ label }) => say(label))]),
  ].join(' ');

/** What can be handed in: by spreadsheet or one by one. */
export function PostPage(): ReactNode {
  const { t, say } = useText();
  const { to } = useView();
  const groups = useWerklijnGroups();
  const { mayPost } = useRights();
  const query = useApi(EVENT_TYPES, {});
  const id = useId();
  const [sought, setSought] = useState('');
  const says = plain(sought);
  return (
    <Page title={t('nav.post')} lead={t('post.lead')}>
      <MayPost>
        <section className="section panel row between">
          <div>
            <h2>{t('upload.title')}</h2>
            <p>{t('post.uploadText')}</p>
          </div>
          <Link className="button primary" to={to('/upload')}>
            {t('upload.title')}
          </Link>
        </section>
        <h2>{t('post.forms')}</h2>
        <div className="field section">
          <label htmlFor={id}>{t('post.search')}</label>
          <div>
            <input id={id} type="search" value={sought} onChange={({ target }) => setSought(target.value)} />
          </div>
        </div>
        <Answer query={query}>
          {({ eventTypes }) => {
            const own = eventTypes.filter(
              (type) =>
                mayPost(type) &&
                !TYPES_WITH_OWN_PAGE.has(type.name) &&
                plain(wordsOf(type, say)).includes(says),
            );
            const shown = groups.filter(({ number }) => own.some(({ werklijn }) => werklijn === number));
            if (own.length === 0) return <p className="notice">{t('post.noneSought')}</p>;
            return (
              <ul className="tiles wide">
                {shown.map(({ number, title }) => (
                  <li key={title} className="card" data-werklijn={number ?? 'x'}>
                    <h3>{title}</h3>
                    <ul className="plain-list links">
                      {own
                        .filter(({ werklijn }) => werklijn === number)
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
