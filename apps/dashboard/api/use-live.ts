import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useMoment } from '../session/use-moment.ts';
import { useSession } from '../session/session.tsx';
import { CHANGED } from '../graphql/figures.ts';
import { watch } from '../graphql/watch.ts';

/** While the page shows the state of now: asks everything again as soon as one of these figures changes. */
export function useLive(kpis: readonly string[], scopes: readonly string[], period: string): void {
  const { token, mayAsk } = useSession();
  const { past, cumulative } = useMoment();
  const client = useQueryClient();
  const key = JSON.stringify([kpis, scopes, period, cumulative]);
  useEffect(() => {
    if (past || !mayAsk) return undefined;
    let first = true;
    let stopped = false;
    let stop = (): void => undefined;
    void import('graphql-ws').then(({ createClient }) => {
      if (stopped) return;
      const url = `${window.location.protocol === 'https:' ? 'wss' : 'ws'}://${window.location.host}/graphql`;
      const socket = createClient({
        url,
        lazy: true,
        retryAttempts: 5,
        ...(token === undefined ? {} : { connectionParams: { authorization: `Bearer ${token}` } }),
      });
      const [codes, areas, until, all] = JSON.parse(key) as [string[], string[], string, boolean];
      const leave = watch(
        socket,
        CHANGED,
        { kpis: codes, scopes: areas, period: until, cumulative: all },
        () => {
          if (!first) void client.invalidateQueries();
          first = false;
        },
      );
      stop = () => {
        leave();
        void socket.dispose();
      };
    });
    return () => {
      stopped = true;
      stop();
    };
  }, [client, key, past, token, mayAsk]);
}
