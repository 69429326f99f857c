import type { ReactNode } from 'react';
import type { KpiDefinition } from '../../../graphql/programme.ts';
import { useText } from '../../../intl/use-text.tsx';
import { Answer } from '../../../parts/states.tsx';
import { useKnown } from '../../../session/use-known.ts';
import { useMoment } from '../../../session/use-moment.ts';
import { useScopeName } from '../../../session/use-programme.tsx';
import { useView } from '../../../url/use-view.ts';
import { Marked } from './marked.tsx';
import { Player } from './player.tsx';
import { ReplayChart } from './replay-chart.tsx';
import { Stop } from './stop.tsx';
import { useReplay } from './use-replay.ts';
import { Zoom } from './zoom.tsx';

/**
 * The history of one figure, to move through: what it was at each place of the log, why it changed, and by which
 * entries.
 */
export function Replay({ kpi }: { readonly kpi: KpiDefinition }): ReactNode {
  const { t, say, date } = useText();
  const { view } = useView();
  const { standDay, past } = useMoment();
  const known = useKnown();
  const scopeName = useScopeName();
  const { query, replayed, stand } = useReplay(kpi.code, view.gebied);
  const title = t('replay.of', { kpi: `${kpi.code} ${say(kpi.label)}`, scope: scopeName(view.gebied) });
  return (
    <section className="section panel" data-replay>
      <h2>{t('replay.title')}</h2>
      <p>
        {title}. {t('audit.counted', { day: date(standDay) })} {past && t('audit.knownUpTo', { known })}
      </p>
      <Answer query={query}>
        {() => {
          if (!replayed) return null;
          const step = replayed.steps[replayed.at];
          return (
            <>
              <Zoom replayed={replayed} />
              {step ? (
                <>
                  <Player kpi={kpi} replayed={replayed} />
                  <Stop kpi={kpi} scope={view.gebied} stand={stand} step={step} replayed={replayed}>
                    <ReplayChart kpi={kpi} title={title} replayed={replayed} />
                    <Marked replayed={replayed} />
                  </Stop>
                </>
              ) : (
                <p className="notice">{t('replay.none')}</p>
              )}
            </>
          );
        }}
      </Answer>
    </section>
  );
}
