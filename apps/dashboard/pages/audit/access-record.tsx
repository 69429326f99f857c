import { useState, type ReactNode } from 'react';
import { ACCESS_RECORD } from '../../graphql/access-record.ts';
import type { ResultOf } from '../../graphql/tada.ts';
import { useApi } from '../../api/use-api.ts';
import { useCall } from '../../api/use-call.ts';
import { request } from '../../graphql/request.ts';
import { nextOf, wholeList } from '../../graphql/whole-list.ts';
import { useText, type Text } from '../../intl/use-text.tsx';
import { DataTable } from '../../parts/data-table.tsx';
import { SelectField } from '../../parts/field.tsx';
import { Answer } from '../../parts/states.tsx';
import { TurnButtons } from '../../parts/pager.tsx';
import type { TableData } from '../../parts/table-data.ts';

export const KINDS = [
  'KEYS',
  'ENTRIES',
  'FIGURES',
  'EXPORT',
  'REFUSED',
  'DRY_RUN',
  'ERASED',
  'RECORD',
] as const;
type Kind = (typeof KINDS)[number];
type Row = ResultOf<typeof ACCESS_RECORD>['accessRecord']['edges'][number]['node'];

/** Who saw what. Asked for when a person says so: that it was read is recorded too. */
export function AccessRecord(): ReactNode {
  const { t } = useText();
  const [open, setOpen] = useState(false);
  const [kind, setKind] = useState<Kind | null>(null);
  const [after, setAfter] = useState<string>();
  const query = useApi(ACCESS_RECORD, { kind, after: after ?? null }, { enabled: open });
  return (
    <section className="section panel" data-access-record>
      <h2>{t('access.title')}</h2>
      <p className="prose">{t('access.lead')}</p>
      <div className="toolbar no-print">
        <SelectField
          label={t('access.col.kind')}
          value={kind ?? ''}
          any={t('filter.all')}
          of={KINDS.map((each) => [each, t(`access.${each}`)])}
          pick={(chosen) => {
            setKind(KINDS.find((each) => each === chosen) ?? null);
            setAfter(undefined);
          }}
        />
        {!open && (
          <button type="button" onClick={() => setOpen(true)}>
            {t('access.show')}
          </button>
        )}
      </div>
      {open && (
        <Answer query={query}>
          {({ accessRecord: { edges, pageInfo } }) => (
            <>
              {edges.length === 0 ? (
                <p className="notice">{t('access.none')}</p>
              ) : (
                <Rows rows={edges.map(({ node }) => node)} kind={kind} />
              )}
              <nav className="pager" aria-label={t('pager.label')}>
                <TurnButtons isLater={after !== undefined} next={nextOf(pageInfo)} turn={setAfter} />
              </nav>
            </>
          )}
        </Answer>
      )}
    </section>
  );
}

/** The most that the API gives at once. */
const PAGE = 100;

function Rows({ rows, kind }: { readonly rows: readonly Row[]; readonly kind: Kind | null }): ReactNode {
  const text = useText();
  const { t } = text;
  const call = useCall();
  const whole = async (): Promise<TableData> =>
    tableOf(
      await wholeList(async (after) => {
        const variables = { kind, first: PAGE, after: after ?? null };
        const { edges, pageInfo } = (await request(ACCESS_RECORD, variables, call)).accessRecord;
        return { rows: edges.map(({ node }) => node), after: nextOf(pageInfo) };
      }),
      text,
    );
  return (
    <DataTable
      table={tableOf(rows, text)}
      whole={whole}
      caption={t('access.title')}
      name="inzagen"
      quietCaption
      stackable
    />
  );
}

function tableOf(rows: readonly Row[], { t, say, moment }: Text): TableData {
  const columns = (['at', 'kind', 'who', 'role', 'action', 'about', 'items'] as const).map((name) => ({
    label: t(`access.col.${name}`),
    kind: name === 'items' ? ('number' as const) : ('text' as const),
  }));
  return {
    columns,
    rows: rows.map((row) => [
      moment(row.at),
      say(row.label),
      row.subject ?? row.address ?? '',
      [row.roleLabel ? say(row.roleLabel) : '', row.partnerId ?? ''].filter(Boolean).join(', '),
      row.action,
      row.about ?? '',
      row.items ?? '',
    ]),
  };
}
