import { useText } from '../intl/use-text.tsx';
import { useSession } from '../session/session.tsx';

/** As whom and in which language the server is asked. */
export function useCall(): { readonly token: string | undefined; readonly language: 'nl' | 'en' } {
  const { token } = useSession();
  const { language } = useText();
  return { token, language };
}
