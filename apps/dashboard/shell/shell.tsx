import { Suspense, useEffect, useRef, type ReactNode } from 'react';
import { Outlet, ScrollRestoration, useLocation } from 'react-router';
import { LOG, PROGRAMME } from '../graphql/programme.ts';
import { useApi } from '../api/use-api.ts';
import { useText } from '../intl/use-text.tsx';
import { Failure, Loading, Renewed } from '../parts/states.tsx';
import { useSession } from '../session/session.tsx';
import { ProgrammeProvider } from '../session/use-programme.tsx';
import { noSuchTimes } from '../url/view.ts';
import { Footer } from './footer.tsx';
import { Header, Nav } from './header.tsx';
import { Offline } from './offline.tsx';
import { NoSuchTime } from './no-such-time.tsx';
import { SessionSignIn } from './session-sign-in.tsx';
import { SignedOutNotice } from './signed-out-notice.tsx';
import { SignIn } from './sign-in.tsx';
import { ApiError } from '../graphql/request.ts';

/** After going to another page a screen reader and the keyboard start at its heading, not where the link was. */
function useFocusOnNewPage(pathname: string): void {
  const before = useRef(pathname);
  useEffect(() => {
    if (before.current === pathname) return;
    before.current = pathname;
    const frame = requestAnimationFrame(() => document.querySelector<HTMLElement>('main')?.focus());
    return () => cancelAnimationFrame(frame);
  }, [pathname]);
}

/** What every page stands in; before that it asks who one is. */
export function Shell(): ReactNode {
  const { t } = useText();
  const { demo, byCookie, mayAsk } = useSession();
  const programme = useApi(PROGRAMME, {}, { enabled: mayAsk });
  const log = useApi(LOG, {}, { enabled: mayAsk });
  const { pathname, search } = useLocation();
  useFocusOnNewPage(pathname);
  const noTimes = noSuchTimes(new URLSearchParams(search), pathname);
  const unknown = programme.error instanceof ApiError && programme.error.code === 'UNAUTHENTICATED';
  if (byCookie && unknown && !programme.data) return <SessionSignIn />;
  if (!byCookie && (!mayAsk || unknown)) return <SignIn refused={unknown} />;
  if (programme.error && !programme.data)
    return (
      <main className="wrap" id="main">
        <h1>{t('shell.brand')}</h1>
        <Failure error={programme.error} retry={() => void programme.refetch()} />
      </main>
    );
  if (!programme.data || log.isPending)
    return (
      <div className="wrap">
        <Loading />
      </div>
    );
  return (
    <ProgrammeProvider programme={{ ...programme.data, log: log.data?.log }}>
      <a className="skip" href="#main">
        {t('shell.skip')}
      </a>
      <Header />
      <Nav />
      {/* A new address is drawn in a transition: what is on the page says which address it is of. */}
      <main id="main" tabIndex={-1} data-shows={pathname + search}>
        <div className="wrap">
          {demo && <p className="demo-line">{t('shell.demo')}</p>}
          <Renewed />
          <Offline />
          {byCookie && <SignedOutNotice />}
          <Suspense fallback={<Loading />}>
            {/* What one typed is not posted by another who signs in after. */}
            {noTimes.length > 0 ? <NoSuchTime times={noTimes} /> : <Outlet key={programme.data.me.subject} />}
          </Suspense>
        </div>
      </main>
      <Footer />
      <ScrollRestoration />
    </ProgrammeProvider>
  );
}
