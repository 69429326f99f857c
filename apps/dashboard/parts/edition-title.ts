import type { Edition } from '../graphql/editions.ts';
import type { Text } from '../intl/use-text.tsx';

/** What an edition is called: as its publisher did, or else by its period. */
export const editionTitle = (
  { title, period }: { readonly title: string | null; readonly period: Pick<Edition['period'], 'code'> },
  t: Text['t'],
): string => title ?? t('edition.untitled', { period: period.code });
