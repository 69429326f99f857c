import { useState, type ReactNode } from 'react';
import type { TextKey } from '../../intl/nl.ts';
import { useText, type Text } from '../../intl/use-text.tsx';
import { readSchema, type Bound, type Schema, type SchemaField } from './openapi-schema.ts';

const FORMATS: Readonly<Record<string, TextKey>> = {
  date: 'schema.date',
  'date-time': 'schema.moment',
  binary: 'schema.file',
};
const TYPES: Readonly<Record<string, TextKey>> = {
  string: 'schema.string',
  integer: 'schema.integer',
  number: 'schema.number',
  boolean: 'schema.boolean',
  array: 'schema.array',
  object: 'schema.object',
  null: 'schema.null',
};

interface Shown {
  readonly openapi: unknown;
  readonly schema: unknown;
}

/** What kind of value it is, in words: "tekst", "lijst", "geheel getal of niets". */
function kindInWords({ types, format, name, choices, codes }: Schema, { t, or }: Words): string {
  const kinds = types.map((type) => {
    const key = (type === 'string' ? FORMATS[format] : undefined) ?? TYPES[type];
    return key ? t(key) : type;
  });
  if (kinds.length === 0)
    return t(choices.length > 0 ? 'schema.choice' : codes.length > 0 ? 'schema.string' : 'schema.any');
  return `${or(kinds)}${name === '' || codes.length > 0 ? '' : ` ${name}`}`;
}

type Words = Pick<Text, 't'> & { readonly or: (words: readonly string[]) => string };

function useWords(): Words {
  const { t } = useText();
  return { t, or: (words) => words.join(` ${t('schema.or')} `) };
}

/** "2020–2100", "≤ 300 tekens". */
function boundInWords({ of, least, most }: Bound, { t }: Pick<Text, 't'>): string {
  const range = least === undefined ? `≤ ${most}` : most === undefined ? `≥ ${least}` : `${least}–${most}`;
  return of === 'value' ? range : `${range} ${t(of === 'length' ? 'schema.characters' : 'schema.items')}`;
}

const isDeep = ({ fields, choices }: Schema): boolean => fields.length > 0 || choices.length > 0;

/** What a schema says, what lies within folded: it is read when somebody unfolds it. */
export function SchemaView({ openapi, schema: given }: Shown): ReactNode {
  const { t, language } = useText();
  const words = useWords();
  const schema = readSchema(openapi, given, language);
  if (schema.item !== undefined) {
    const item = readSchema(openapi, schema.item, language);
    return (
      <>
        <p className="small">{t('schema.listOf', { what: kindInWords(item, words) })}</p>
        {isDeep(item) && <SchemaView openapi={openapi} schema={schema.item} />}
      </>
    );
  }
  return (
    <>
      {schema.text !== '' && <p className="small prose">{schema.text}</p>}
      {schema.fields.length > 0 && (
        <dl className="facts">
          {schema.fields.map((field) => (
            <FieldView key={field.name} openapi={openapi} field={field} />
          ))}
        </dl>
      )}
      {schema.choices.length > 0 && (
        <>
          <p className="small">{t('schema.oneOf')}</p>
          {schema.choices.map((choice, i) => (
            <Choice key={i} openapi={openapi} schema={choice} />
          ))}
        </>
      )}
    </>
  );
}

function Choice({ openapi, schema: given }: Shown): ReactNode {
  const { language } = useText();
  const words = useWords();
  const schema = readSchema(openapi, given, language);
  const title = schema.name === '' ? kindInWords(schema, words) : schema.name;
  return (
    <Unfold title={schema.text === '' ? title : `${title}: ${schema.text}`}>
      <SchemaView openapi={openapi} schema={given} />
    </Unfold>
  );
}

interface FieldViewProps {
  readonly openapi: unknown;
  readonly field: SchemaField;
}

function FieldView({ openapi, field }: FieldViewProps): ReactNode {
  const { t, language } = useText();
  const words = useWords();
  const schema = readSchema(openapi, field.schema, language);
  const within = schema.item === undefined ? schema : readSchema(openapi, schema.item, language);
  const both = within === schema ? [schema] : [schema, within];
  const kind = both
    .map((each) =>
      [kindInWords(each, words), ...each.bounds.map((bound) => boundInWords(bound, words))].join(', '),
    )
    .join(': ');
  return (
    <div className="fact" data-field={field.name}>
      <dt>
        <code>{field.name}</code>{' '}
        <span className="soft small">{t(field.required ? 'schema.required' : 'schema.optional')}</span>
      </dt>
      <dd>
        {schema.text !== '' && `${schema.text} · `}
        {kind}
        <Keeps schema={within} />
        {isDeep(within) && (
          <Unfold title={t('schema.within', { name: field.name })}>
            <SchemaView openapi={openapi} schema={schema.item ?? field.schema} />
          </Unfold>
        )}
      </dd>
    </div>
  );
}

/** What a value must be like: its form, an example, its codes. */
function Keeps({ schema: { rules, example, codes } }: { readonly schema: Schema }): ReactNode {
  const { t } = useText();
  return (
    <>
      {rules.map((rule) => (
        <span key={rule} className="small">
          {' '}
          <code className="break">{rule}</code>
        </span>
      ))}
      {example !== '' && (
        <span className="soft small">
          {' '}
          {t('schema.example')} <code className="break">{example}</code>
        </span>
      )}
      {codes.length > 0 && (
        <span className="small">
          {' '}
          {codes.map(({ code, text }, i) => (
            <span key={code}>
              {i > 0 && ', '}
              <code>{code}</code>
              {text !== '' && ` (${text})`}
            </span>
          ))}
        </span>
      )}
    </>
  );
}

interface UnfoldProps {
  readonly title: string;
  readonly children: ReactNode;
}

/** Made when it is opened first: a description refers to itself, and has no end. */
export function Unfold({ title, children }: UnfoldProps): ReactNode {
  const [opened, setOpened] = useState(false);
  return (
    <details onToggle={({ currentTarget }) => setOpened((was) => was || currentTarget.open)}>
      <summary>{title}</summary>
      {opened && children}
    </details>
  );
}
