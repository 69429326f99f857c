import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useApi } from '../../api/use-api.ts';
import { figureIn, FIGURES } from '../../graphql/figures.ts';
import { useText } from '../../intl/use-text.tsx';
import { Badge } from '../../parts/badge.tsx';
import { figureText } from '../../parts/figure-text.ts';
import { FollowMail } from './follow-mail.tsx';
import { isSame, toggled, type Followed } from '../../session/kept.ts';
import { useKept } from '../../session/use-kept.ts';
import { useMoment } from '../../session/use-moment.ts';
import { useProgramme, useRights, useScopeName } from '../../session/use-programme.tsx';
import { useView } from '../../url/use-view.ts';

/** What the reader follows and the views it kept, in this browser; nothing where there is none. */
export function KeptHere(): ReactNode {
  const { t } = useText();
  const { past } = useMoment();
  const [kept, change] = useKept();
  if (past) return null;
  // Mail that another browser asked for is switched off here too.
  if (kept.followed.length === 0 && kept.views.length === 0) return <FollowMail followed={[]} />;
  return (
    <section className="section panel" data-kept>
      {kept.followed.length > 0 && <FollowedNow />}
      <FollowMail followed={kept.followed} />
      {kept.views.length > 0 && (
        <>
          <h2>{t('view.title')}</h2>
          <ul className="plain-list">
            {kept.views.map(({ name, address }) => (
              <li key={name} className="row between links">
                <Link to={address}>{name}</Link>
                <button
                  type="button"
                  aria-label={t('view.dropOf', { name })}
                  onClick={() =>
                    change((now) => ({ ...now, views: now.views.filter((each) => each.name !== name) }))
                  }
                >
                  {t('view.drop')}
                </button>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

/** The figures that are followed, then and now: then is when the reader last said that it had seen them. */
function useThenAndNow(followed: readonly Followed[], seen: string | undefined) {
  const { newest } = useMoment();
  const question = {
    kpis: [...new Set(followed.flatMap(({ kpis }) => kpis))],
    scopes: [...new Set(followed.map(({ scope }) => scope))],
    period: newest,
    cumulative: true,
  };
  const now = useApi(FIGURES, question);
  const asOf = seen === undefined ? undefined : { position: seen };
  const then = useApi(FIGURES, { ...question, asOf }, { enabled: seen !== undefined });
  return {
    busy: now.data === undefined || (seen !== undefined && then.data === undefined),
    now: now.data?.figures,
    then: then.data?.figures,
  };
}

function FollowedNow(): ReactNode {
  const text = useText();
  const { t, say } = text;
  const { to } = useView();
  const { kpis, log } = useProgramme();
  const scopeName = useScopeName();
  const { partnerId } = useRights();
  const [kept, change] = useKept();
  const { followed, seen } = kept;
  const { busy, now, then } = useThenAndNow(followed, seen);
  const lines = followed.flatMap((each) =>
    each.kpis.flatMap((code) => {
      const kpi = kpis.find((one) => one.code === code);
      const [after, before] = [figureIn(now, code, each.scope), figureIn(then, code, each.scope)];
      const held = kept.amounts[`${code} ${each.scope}`];
      const was = held === undefined ? before : { status: 'OK' as const, value: held };
      return kpi && after ? [{ each, kpi, after, before: was }] : [];
    }),
  );
  // Who is told figures of other moments by the day would miss what changed later on the day it looked.
  const amounts = Object.fromEntries(
    partnerId === null
      ? []
      : lines.flatMap(({ each, kpi, after: { value } }) =>
          value === null ? [] : [[`${kpi.code} ${each.scope}`, value]],
        ),
  );
  return (
    <div aria-busy={busy}>
      <div className="row between">
        <h2>{t('follow.title')}</h2>
        <button type="button" onClick={() => change((was) => ({ ...was, seen: log?.position, amounts }))}>
          {t('follow.seen')}
        </button>
      </div>
      <ul className="plain-list small">
        {lines.map(({ each, kpi, after, before }) => {
          const [value, was] = [figureText(kpi, after, text), before && figureText(kpi, before, text)];
          return (
            <li
              key={`${kpi.code} ${each.scope}`}
              className="links"
              data-followed={`${kpi.code} ${each.scope}`}
            >
              <Link
                to={to(`/indicatoren/${kpi.code}`, { gebied: each.scope === 'NL' ? undefined : each.scope })}
              >
                {say(kpi.label)}
              </Link>
              , {scopeName(each.scope)}: <strong>{value}</strong>{' '}
              {was === undefined || was === value ? (
                <span className="soft">{t('follow.same')}</span>
              ) : (
                <Badge tone="note">{t('follow.was', { was })}</Badge>
              )}
            </li>
          );
        })}
      </ul>
      <p className="row small">
        {followed.map((each) => (
          <button
            key={`${each.scope} ${each.kpis.join(' ')}`}
            type="button"
            onClick={() =>
              change((was) =>
                was.followed.some((one) => isSame(one, each)) ? toggled(was, each, undefined) : was,
              )
            }
          >
            {t('follow.stopOf', {
              what:
                each.kpis.length === 1
                  ? `${each.kpis[0] ?? ''}, ${scopeName(each.scope)}`
                  : scopeName(each.scope),
            })}
          </button>
        ))}
      </p>
    </div>
  );
}
