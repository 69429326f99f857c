import type { ReactNode } from 'react';
import { EVENT_TYPES, eventTypeNamed } from '../../graphql/entries.ts';
import { FINDINGS } from '../../graphql/findings.ts';
import type { VariablesOf } from '../../graphql/tada.ts';
import { useApi } from '../../api/use-api.ts';
import { useText } from '../../intl/use-text.tsx';
import { SelectField } from '../../parts/field.tsx';
import { Answer } from '../../parts/states.tsx';
import { useMoment } from '../../session/use-moment.ts';
import { useProgramme, useRights } from '../../session/use-programme.tsx';
import { useView } from '../../url/use-view.ts';
import { Pager } from '../../parts/pager.tsx';
import { FindingItem } from './finding-item.tsx';

type Kind = NonNullable<VariablesOf<typeof FINDINGS>['kind']>;

/**
 * What needs a look, kind by kind, each with what can be done about it. The kinds have one name: that of the code
 * list.
 */
export function Findings(): ReactNode {
  const { t, say } = useText();
  const { search, change } = useView();
  const { asOf } = useMoment();
  const { partners } = useProgramme();
  const { partnerId: own } = useRights();
  const types = useApi(EVENT_TYPES, {});
  const accepted = eventTypeNamed(types.data?.eventTypes, 'FindingAccepted');
  const kinds = accepted?.fields.find(({ name }) => name === 'kind')?.codes ?? [];
  const kind = kinds.find(({ code }) => code === search.get('soort'))?.code as Kind | undefined;
  const partner = partners.find(({ partnerId }) => partnerId === search.get('partner'));
  const open = search.get('staat') !== 'alle';
  const query = useApi(FINDINGS, {
    first: 25,
    kind,
    partnerId: partner?.partnerId,
    status: open ? 'OPEN' : undefined,
    asOf,
    after: search.get('na') || undefined,
  });
  return (
    <section className="section panel">
      <h2>{t('quality.findings')}</h2>
      <div className="toolbar no-print">
        <SelectField
          label={t('quality.kind')}
          value={kind ?? ''}
          any={t('filter.all')}
          of={kinds.map(({ code, label }) => [code, say(label)])}
          pick={(soort) => change({ soort, na: undefined })}
        />
        {own === null && (
          <SelectField
            label={t('entry.partner')}
            value={partner?.partnerId ?? ''}
            any={t('filter.all')}
            of={partners.map(({ partnerId, name }) => [partnerId, name])}
            pick={(whose) => change({ partner: whose, na: undefined })}
          />
        )}
        <label className="check">
          <input
            type="checkbox"
            checked={!open}
            onChange={({ target }) => change({ staat: target.checked ? 'alle' : undefined, na: undefined })}
          />
          {t('quality.withAccepted')}
        </label>
      </div>
      <Answer query={query}>
        {({ findings }) => (
          <>
            {findings.totalCount === 0 && <p className="notice good">{t('quality.none')}</p>}
            <ul className="plain-list">
              {findings.edges.map(({ node }) => (
                <FindingItem key={node.findingId} finding={node} accepting={accepted} />
              ))}
            </ul>
            <Pager of={findings} />
          </>
        )}
      </Answer>
    </section>
  );
}
