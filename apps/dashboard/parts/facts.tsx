import { Fragment, type ReactNode } from 'react';
import type { Text } from '../intl/use-text.tsx';

/** What is so of a thing, by name; of signs that are compared one by one each is as wide as another (`mono`). */
export type Fact = readonly [name: string, value: ReactNode, className?: 'mono'];

interface Props {
  readonly of: readonly Fact[];
  readonly children?: ReactNode;
}

/** Names with their values below or beside them. */
export const Facts = ({ of, children }: Props): ReactNode => (
  <dl className="facts">
    {of.map(([name, value, className]) => (
      <Fragment key={name}>
        <dt>{name}</dt>
        <dd className={className}>{value}</dd>
      </Fragment>
    ))}
    {children}
  </dl>
);

/** By what an entry can be recognised, in the log and by its sender. */
export const recognisedBy = (
  {
    entryId,
    position,
    digest,
    source,
    id,
  }: Readonly<Record<'entryId' | 'position' | 'digest' | 'source' | 'id', string>>,
  { t, number }: Text,
): readonly Fact[] => [
  [t('entry.id'), entryId, 'mono'],
  [t('entry.position'), number(Number(position))],
  [t('entry.digest'), digest, 'mono'],
  [t('entry.source'), source, 'mono'],
  [t('entry.senderId'), id, 'mono'],
];
