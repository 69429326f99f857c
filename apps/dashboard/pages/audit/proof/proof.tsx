import type { ReactNode } from 'react';
import { LOG_STATE } from '../../../graphql/log-state.ts';
import type { ResultOf } from '../../../graphql/tada.ts';
import { useApi } from '../../../api/use-api.ts';
import { useText } from '../../../intl/use-text.tsx';
import { DataTable } from '../../../parts/data-table.tsx';
import { Answer, Failure } from '../../../parts/states.tsx';
import { ageOf } from './age.ts';
import { CheckBundle } from './check-bundle.tsx';
import { CheckServer } from './check-server.tsx';
import { CheckHere } from './checked.tsx';
import { useRestFile } from '../../../parts/use-rest-file.ts';

type LogState = NonNullable<ResultOf<typeof LOG_STATE>['logState']>;

/**
 * That nothing was altered: what is signed, who signed it too, what the server found, and the check in this browser.
 */
export function Proof(): ReactNode {
  const { t } = useText();
  const query = useApi(LOG_STATE, {});
  return (
    <section className="section panel" data-proof>
      <h2>{t('audit.proof')}</h2>
      <p className="prose">{t('audit.proofText')}</p>
      <Answer query={query}>
        {({ logState }) =>
          logState === null ? <p className="notice">{t('proof.notHere')}</p> : <Shown state={logState} />
        }
      </Answer>
      <CheckBundle />
    </section>
  );
}

function Shown({ state }: { readonly state: LogState }): ReactNode {
  const { t, say, number } = useText();
  const { checkpoint, why, scrub } = state;
  return (
    <>
      {why && (
        <p className="notice bad" role="alert">
          {t('proof.stopped', { why: say(why) })}
        </p>
      )}
      <p role="status">
        {checkpoint
          ? t('proof.signed', { size: number(checkpoint.size), origin: state.origin })
          : t('proof.nothingYet')}
      </p>
      <Files />
      <Witnesses state={state} />
      <Stamps state={state} />
      <h3>{t('proof.server')}</h3>
      {scrub.bad ? (
        <p className="notice bad" role="alert">
          {say(scrub.bad)}
        </p>
      ) : (
        <p>
          <progress max={checkpoint?.size ?? 1} value={scrub.compared} aria-label={t('proof.server')} />{' '}
          {t('proof.scrub', {
            compared: number(scrub.compared),
            size: number(checkpoint?.size ?? 0),
            rounds: scrub.rounds,
          })}
        </p>
      )}
      {checkpoint && <CheckServer />}
      <CheckHere verifierKey={state.verifierKey} />
    </>
  );
}

/** What an auditor takes away: the checkpoint above all, to hold against the log of later. */
function Files(): ReactNode {
  const { t } = useText();
  const { take, error } = useRestFile();
  const takeText = (path: string, name: string) => void take(`/v1/logboek/${path}`, name, 'text/plain');
  return (
    <>
      <div className="toolbar no-print">
        <button type="button" onClick={() => takeText('checkpoint', 'controlepunt.txt')}>
          {t('proof.takeCheckpoint')}
        </button>
        <button type="button" onClick={() => takeText('beleid', 'tlog-policy.txt')}>
          {t('proof.takePolicy')}
        </button>
      </div>
      {error && <Failure error={error} />}
    </>
  );
}

function Witnesses({ state: { witnesses } }: { readonly state: LogState }): ReactNode {
  const { t, say, moment, language } = useText();
  if (witnesses.length === 0) return <p className="notice">{t('proof.noWitness')}</p>;
  const table = {
    columns: [
      { label: t('proof.witness'), kind: 'text' as const },
      { label: t('proof.size'), kind: 'number' as const },
      { label: t('proof.seen'), kind: 'text' as const },
      { label: t('proof.standing'), kind: 'text' as const },
    ],
    rows: witnesses.map(({ name, size, signedAt, behind, why }) => [
      name,
      size,
      signedAt === null ? t('proof.never') : `${moment(signedAt)} (${ageOf(signedAt, language)})`,
      [behind ? t('proof.behind') : t('proof.upToDate'), why ? say(why) : ''].filter(Boolean).join(': '),
    ]),
  };
  return <DataTable table={table} caption={t('proof.witnesses')} name="getuigen" stackable />;
}

/** When an authority last stamped what is signed: who rewrites the log later has no stamp of then. */
function Stamps({ state: { stamps } }: { readonly state: LogState }): ReactNode {
  const { t, say, number, moment } = useText();
  const { take, error } = useRestFile();
  if (stamps === null) return null;
  const { authority, size, stampedAt, behind, why } = stamps;
  const takeStamp = () =>
    void take(`/v1/logboek/stempel/${size}`, `stempel-${size}.tsr`, 'application/timestamp-reply');
  return (
    <>
      <p className={behind ? 'notice bad' : undefined} data-stamps>
        {stampedAt === null
          ? t('proof.noStamp', { authority })
          : t('proof.stamped', { authority, size: number(size), at: moment(stampedAt) })}{' '}
        {why && t('proof.stampFault', { why: say(why) })}
      </p>
      {size > 0 && (
        <button type="button" className="no-print" onClick={takeStamp}>
          {t('proof.takeStamp')}
        </button>
      )}
      {error && <Failure error={error} />}
    </>
  );
}
