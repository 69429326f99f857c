import { MutationCache, QueryCache, QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { RouterProvider } from 'react-router/dom';
import { keepTexts } from './graphql/persisted.ts';
import { setRenewed } from './graphql/renewed.ts';
import { isSignedOut } from './graphql/request.ts';
import { router } from './routes.tsx';
import { SessionProvider } from './session/session.tsx';
import { setSignedOut } from './session/signed-out.ts';
import './styles/index.css';

const onError = (error: Error): void => {
  if (isSignedOut(error)) setSignedOut();
};
const client = new QueryClient({
  queryCache: new QueryCache({ onError }),
  mutationCache: new MutationCache({ onError }),
  defaultOptions: { queries: { refetchOnWindowFocus: false } },
});
/** Long enough not to be in the way of the first figures. */
const AFTER_THE_PAGE = 2_000;
window.setTimeout(keepTexts, AFTER_THE_PAGE);
// A part of the page could not be fetched: the server has it no more, or the crash page finds that it does not
// answer.
window.addEventListener('vite:preloadError', setRenewed);

const root = document.getElementById('root');
if (!root) throw new Error('no root');
// A link's page is fetched first, and the address and the old page stand until then: who listens or waits is told.
router.subscribe(({ navigation }) => root.setAttribute('aria-busy', String(navigation.state !== 'idle')));
createRoot(root).render(
  <StrictMode>
    <QueryClientProvider client={client}>
      <SessionProvider>
        <RouterProvider router={router} />
      </SessionProvider>
    </QueryClientProvider>
  </StrictMode>,
);
