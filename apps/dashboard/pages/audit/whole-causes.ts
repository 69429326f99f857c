import { useCall } from '../../api/use-call.ts';
import { request } from '../../graphql/request.ts';
import { CAUSES } from '../../graphql/comparison.ts';
import type { KpiDefinition } from '../../graphql/programme.ts';
import type { VariablesOf } from '../../graphql/tada.ts';
import { nextOf, wholeList } from '../../graphql/whole-list.ts';
import { useText, type Text } from '../../intl/use-text.tsx';
import type { Column, TableData } from '../../parts/table-data.ts';
import { usePartnerName, useScopeName } from '../../session/use-programme.tsx';
import { amountName } from './amount-name.ts';

/** What is shown of an entry that made a figure differ. */
export const COLUMNS = [
  'entry.one',
  'audit.cause',
  'audit.did',
  'entry.occurredOn',
  'table.area',
  'entry.partner',
] as const;

/** The most that the API gives at once. */
const PAGE = 100;

/** What an entry did to each amount of a figure, in words; empty when nothing. */
export const didText = (
  kpi: KpiDefinition | undefined,
  contribution: readonly { readonly name: string; readonly value: number }[] | null,
  text: Text,
): string =>
  (contribution ?? [])
    .filter(({ value }) => value !== 0)
    .map(({ name, value }) =>
      `${amountName(kpi, name, text)} ${value > 0 ? '+' : '−'}${text.number(Math.abs(value), 2)}`.trim(),
    )
    .join(', ');

/** Gets every entry that made one figure differ, as a table to be kept. */
export function useWholeCauses(
  kpi: KpiDefinition | undefined,
  variables: Omit<VariablesOf<typeof CAUSES>, 'after' | 'first'>,
): () => Promise<TableData> {
  const text = useText();
  const { t, say } = text;
  const call = useCall();
  const scopeName = useScopeName();
  const partnerName = usePartnerName();
  return async () => {
    const rows = await wholeList(async (after) => {
      const { comparison } = await request(CAUSES, { ...variables, first: PAGE, after }, call);
      const found = comparison.figures[0]?.entries;
      return {
        rows: (found?.edges ?? []).map(({ node }) => node),
        after: found && nextOf(found.pageInfo),
      };
    });
    return {
      columns: [
        { label: t('entry.id'), kind: 'text' },
        { label: t('entry.position'), kind: 'number' },
        ...COLUMNS.map((name): Column => ({
          label: t(name),
          kind: name === 'entry.occurredOn' ? 'date' : 'text',
        })),
      ],
      rows: rows.map(({ entryId, position, causeLabel, contribution, entry }) => [
        entryId,
        Number(position),
        say(entry.label),
        say(causeLabel),
        didText(kpi, contribution, text),
        entry.occurredOn ?? '',
        entry.neighbourhoodId ? scopeName(entry.neighbourhoodId) : '',
        partnerName(entry.partnerId),
      ]),
    };
  };
}
