import { useMutation, useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useCall } from '../../../api/use-call.ts';
import { CHECK_LOG, LOG_CHECK } from '../../../graphql/log-state.ts';
import { request } from '../../../graphql/request.ts';
import { useText } from '../../../intl/use-text.tsx';
import { Failure } from '../../../parts/states.tsx';

/** Milliseconds between two questions how far it is: each also says that somebody still waits. */
const ASK_EVERY = 1_000;

/**
 * The whole log checked by the server when a person says so: less to be believed than the check in the browser, and
 * quicker on a long log.
 */
export function CheckServer(): ReactNode {
  const { t, say, number, moment } = useText();
  const call = useCall();
  const state = useQuery({
    queryKey: ['log-check', call.token],
    queryFn: ({ signal }) => request(LOG_CHECK, {}, { ...call, signal }).then(({ logCheck }) => logCheck),
    refetchInterval: ({ state: { data } }) => (data?.state === 'running' ? ASK_EVERY : false),
    refetchIntervalInBackground: true,
  });
  const begin = useMutation({
    mutationFn: () => request(CHECK_LOG, {}, call),
    onSuccess: () => state.refetch(),
  });
  const { data } = state;
  const isRunning = data?.state === 'running' || begin.isPending;
  const isGood = data?.state === 'clean';
  const isBad = data?.state === 'different' || data?.state === 'failed';
  return (
    <div data-check-server={data?.state}>
      <p className="no-print">
        <button type="button" disabled={isRunning} onClick={() => begin.mutate()}>
          {t('proof.checkServer')}
        </button>
      </p>
      {begin.error && <Failure error={begin.error} retry={() => begin.mutate()} />}
      {isRunning ? (
        <p role="status">
          <progress max={data?.size || 1} value={data?.done ?? 0} aria-label={t('proof.checkServer')} />{' '}
          {t('proof.serverBusy', { done: number(data?.done ?? 0), of: number(data?.size ?? 0) })}
        </p>
      ) : (
        data &&
        data.state !== 'idle' && (
          <p
            className={isGood ? 'notice good' : isBad ? 'notice bad' : 'notice'}
            role={isBad ? 'alert' : 'status'}
          >
            {say(data.text)}. {data.endedAt && t('proof.serverEnded', { at: moment(data.endedAt) })}
          </p>
        )
      )}
    </div>
  );
}
