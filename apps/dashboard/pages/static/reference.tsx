import type { ReactNode } from 'react';
import { useRest } from '../../api/use-rest.ts';
import { useText } from '../../intl/use-text.tsx';
import { Answer } from '../../parts/states.tsx';
import { chaptersOf, type Chapter, type Content, type Operation } from './openapi-reading.ts';
import { SchemaView, Unfold } from './schema-view.tsx';

/**
 * Every REST call, made from the description that programs read: what it is for, what it takes and what it answers.
 */
export function Reference(): ReactNode {
  const { t, language } = useText();
  const query = useRest<unknown>(['openapi'], '/v1/openapi.json', { staleTime: Infinity });
  return (
    <section className="section panel" data-reference>
      <h2>{t('reference.title')}</h2>
      <p className="prose">{t('reference.text')}</p>
      <Answer query={query}>
        {(openapi) =>
          chaptersOf(openapi, language).map((chapter) => (
            <ChapterView key={chapter.name} openapi={openapi} chapter={chapter} />
          ))
        }
      </Answer>
    </section>
  );
}

interface ChapterViewProps {
  readonly openapi: unknown;
  readonly chapter: Chapter;
}

const ChapterView = ({ openapi, chapter }: ChapterViewProps): ReactNode => (
  <>
    <h3>
      {chapter.text === '' ? chapter.name : chapter.text} <span className="soft">({chapter.name})</span>
    </h3>
    {chapter.operations.map((operation) => (
      <details key={operation.id} data-operation={operation.id}>
        <summary>
          <code>
            {operation.method} {operation.path}
          </code>{' '}
          {operation.summary}
        </summary>
        <OperationView openapi={openapi} operation={operation} />
      </details>
    ))}
  </>
);

interface OperationViewProps {
  readonly openapi: unknown;
  readonly operation: Operation;
}

function OperationView({ openapi, operation }: OperationViewProps): ReactNode {
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
            <dd>
              <Contents openapi={openapi} contents={bodies} title={t('reference.fields')} />
            </dd>
          </div>
        )}
        {answers.map(({ status, text, contents }) => (
          <div key={status} className="fact">
            <dt>{status}</dt>
            <dd>
              {text}
              <Contents openapi={openapi} contents={contents} title={t('reference.fields')} />
            </dd>
          </div>
        ))}
      </dl>
    </>
  );
}

interface ContentsProps {
  readonly openapi: unknown;
  readonly contents: readonly Content[];
  readonly title: string;
}

/** Of all a body or an answer may be: its forms, and what is in it, folded. */
const Contents = ({ openapi, contents, title }: ContentsProps): ReactNode =>
  contents.map(({ forms, schema }) => (
    <div key={forms.join()}>
      <span className="soft small">{forms.join(', ')}</span>
      {hasFields(schema) && (
        <Unfold title={title}>
          <SchemaView openapi={openapi} schema={schema} />
        </Unfold>
      )}
    </div>
  ));

/** A file or a plain text has nothing to unfold. */
const hasFields = (schema: unknown): boolean =>
  JSON.stringify(schema)?.match(/"(\$ref|properties|items|oneOf|anyOf|allOf)":/) != null;
