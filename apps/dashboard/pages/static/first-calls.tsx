import type { ReactNode } from 'react';
import { useText } from '../../intl/use-text.tsx';
import type { TextKey } from '../../intl/nl.ts';
import { useProgramme, useRights } from '../../session/use-programme.tsx';
import { useSource } from '../../session/use-source.ts';

interface Call {
  readonly what: TextKey;
  readonly path: string;
  readonly type?: string;
  readonly body?: object;
}

/** Calls that run as they stand, once there is a token: each as what may be read or recorded by whoever looks. */
function useCalls(): readonly Call[] {
  const { partners, neighbourhoods } = useProgramme();
  const { figures, entries, post, partnerId } = useRights();
  const source = useSource('formulier');
  const partner = partners.find((each) => each.partnerId === partnerId);
  const area = partner?.neighbourhoodIds[0] ?? neighbourhoods[0]?.neighbourhoodId ?? '';
  const event = {
    specversion: '1.0',
    id: 'contact-1',
    source,
    type: 'nl.energiekewijken.households.household-reached.v1',
    data: {
      occurredOn: '2026-10-05',
      neighbourhoodId: area,
      evidence: 'REGISTRATION',
      householdKey: 'A'.repeat(43),
      channel: 'HOME_VISIT',
      tenure: 'OWNER',
      topics: ['ENERGY'],
    },
  };
  const query = figures
    ? '{ figures(kpis: ["1.1"], period: "2026-Q3") { scope status value } }'
    : '{ latestReport { edition { editionId } werklijnen { werklijn rows { kpi cumulative { status value } } } } }';
  const json = 'application/json';
  return [
    { what: 'calls.figures', path: '/graphql', type: json, body: { query } },
    ...(entries ? [{ what: 'calls.entries' as const, path: '/v1/gebeurtenissen' }] : []),
    ...(post
      ? [
          {
            what: 'calls.post' as const,
            path: '/v1/gebeurtenissen?proef=true',
            type: 'application/cloudevents+json',
            body: event,
          },
        ]
      : []),
  ];
}

const asCommand = ({ path, type, body }: Call): string =>
  [
    `curl '${location.origin}${path}' -H "authorization: Bearer $TOKEN"`,
    ...(body === undefined ? [] : [`  -H 'content-type: ${type ?? ''}'`, `  -d '${JSON.stringify(body)}'`]),
  ].join(' \\\n');

/** Where somebody who writes programs begins: a question, a list and an event, ready to run. */
export function FirstCalls(): ReactNode {
  const { t } = useText();
  return (
    <section className="section">
      <h2>{t('calls.title')}</h2>
      <p>{t('calls.text')}</p>
      {useCalls().map((call) => (
        <div key={call.what}>
          <h3>{t(call.what)}</h3>
          <pre className="mono break" tabIndex={0} data-call={call.path}>
            {asCommand(call)}
          </pre>
        </div>
      ))}
    </section>
  );
}
