import type { ReactNode } from 'react';
import { ApiError, isSignedOut } from '../graphql/request.ts';
import { useRenewed } from '../graphql/renewed.ts';
import { useText, type Text } from '../intl/use-text.tsx';

/** That something is still under way. */
export function Loading(): ReactNode {
  const { t } = useText();
  return (
    <p role="status" className="soft">
      {t('state.loading')}
    </p>
  );
}

const Reload = (): ReactNode => {
  const { t } = useText();
  return (
    <button type="button" onClick={() => window.location.reload()}>
      {t('state.reload')}
    </button>
  );
};

/** Said once the server is of another version than the page; nothing is reloaded while someone fills in a form. */
export function Renewed(): ReactNode {
  const { t } = useText();
  if (!useRenewed()) return null;
  return (
    <div className="notice" role="status" data-renewed>
      <p>{t('state.renewed')}</p>
      <Reload />
    </div>
  );
}

/**
 * What the API found wrong, in the reader's language. Its message also says where in the request, which is for
 * programs.
 */
const wordsOf = (error: Error, say: Text['say']): string =>
  error instanceof ApiError && error.faults.length > 0
    ? error.faults.map(({ message }) => `${say(message)}.`).join(' ')
    : error.message;

/** What went wrong, in words, and a way to try again. */
export function Failure({ error, retry }: { readonly error: Error; readonly retry?: () => void }): ReactNode {
  const { t, say } = useText();
  const code = error instanceof ApiError ? error.code : undefined;
  if (code === 'RENEWED')
    return (
      <div className="notice bad" role="alert">
        <p>{t('state.tooOld')}</p>
        <Reload />
      </div>
    );
  const text = isSignedOut(error) ? t('state.signedOut') : wordsOf(error, say) || t('state.failed');
  return (
    <div className="notice bad" role="alert">
      <p>{code === 'OFFLINE' ? t('state.offline') : text}</p>
      {retry && (
        <button type="button" onClick={retry}>
          {t('state.retry')}
        </button>
      )}
    </div>
  );
}

/**
 * What a query gives, or that it is under way or failed. When the session ends, what was there stays: so does what
 * was typed in it.
 */
export function Answer<Data>({
  query,
  children,
}: {
  readonly query: {
    readonly data: Data | undefined;
    readonly error: Error | null;
    readonly isPlaceholderData: boolean;
    readonly refetch: () => unknown;
  };
  readonly children: (data: Data) => ReactNode;
}): ReactNode {
  const stays = query.data !== undefined && isSignedOut(query.error);
  if (query.error && !stays) return <Failure error={query.error} retry={() => void query.refetch()} />;
  if (query.data === undefined) return <Loading />;
  return <div aria-busy={query.isPlaceholderData}>{children(query.data)}</div>;
}
