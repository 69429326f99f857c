import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { rest } from '../../api/rest.ts';
import { useText } from '../../intl/use-text.tsx';
import { Answer } from '../../parts/states.tsx';
import { useSession } from '../../session/session.tsx';
import { chaptersOf, type Chapter, type Operation } from './openapi-reading.ts';

/** Every REST call, made from the description that programs read: what it is for, what it takes and what it answers. */
export function Reference(): ReactNode {
  const { t, language } = useText();
  const { token } = useSession();
  const query = useQuery({
    queryKey: ['openapi'],
    queryFn: () => rest<unknown>('/v1/openapi.json', { token, language }),
    staleTime: Infinity,
  });
  return (
    <section className="section panel" data-reference>
      <h2>{t('reference.title')}</h2>
      <p className="prose">{t('reference.text')}</p>
      <Answer query={query}>
        {(openapi) =>
          chaptersOf(openapi, language).map((chapter) => <ChapterView key={chapter.name} chapter={chapter} />)
        }
      </Answer>
    </section>
  );
}

const ChapterView = ({ chapter }: { readonly chapter: Chapter }): ReactNode => (
  <>
    <h3>
      {chapter.text === '' ? chapter.name : chapter.text} <span className="soft">({chapter.name})</span>
    </h3>
    {chapter.operations.map((operation) => (
      <details key={operation.id} data-operation={operation.id}>
        <summary>
          <code>
            {operation.method} /v1{operation.path}
          </code>{' '}
          {operation.summary}
        </summary>
        <OperationView operation={operation} />
      </details>
    ))}
  </>
);

function OperationView({ operation }: { readonly operation: Operation }): ReactNode {
  const { t } = useText();
  const { description, open, parameters, bodies, answers } = operation;
  return (
    <>
      {description !== '' && <p className="prose">{description}</p>}
      <p className="soft small">{t(open ? 'reference.open' : 'reference.signedIn')}</p>
      <dl className="facts">
        {parameters.map(({ name, where, text }) => (
          <div key={`${where} ${name}`} className="fact">
            <dt>
              <code>{name}</code> <span className="soft small">({where})</span>
            </dt>
            <dd>{text === '' ? '–' : text}</dd>
          </div>
        ))}
        {bodies.length > 0 && (
          <div className="fact">
            <dt>{t('reference.body')}</dt>
            <dd>{bodies.join(', ')}</dd>
          </div>
        )}
        {answers.map(({ status, text, forms }) => (
          <div key={status} className="fact">
            <dt>{status}</dt>
            <dd>
              {text}
              {forms.length > 0 && <span className="soft small"> {forms.join(', ')}</span>}
            </dd>
          </div>
        ))}
      </dl>
    </>
  );
}
