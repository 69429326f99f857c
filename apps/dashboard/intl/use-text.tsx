import { createContext, useContext, useEffect, useMemo, useState, type ReactNode } from 'react';
import { createIntl, createIntlCache, type IntlShape } from 'react-intl';
import { useSearchParams } from 'react-router';
import { formatsFor, type Formats } from './format.ts';
import { languageOf, type Language } from './language.ts';
import { nl, type Catalogue, type TextKey } from './nl.ts';

export interface Text extends Formats {
  readonly language: Language;
  /** A text of the catalogue with its values filled in. */
  readonly t: (key: TextKey, values?: Record<string, string | number>) => string;
  /** The reader's half of a label of the API. */
  readonly say: (label: { readonly nl: string; readonly en: string }) => string;
}

const cache = createIntlCache();

function textOf(language: Language, messages: Catalogue): Text {
  const intl: IntlShape = createIntl(
    { locale: language === 'nl' ? 'nl-NL' : 'en-GB', messages, onError: (error) => console.error(error) },
    cache,
  );
  return {
    ...formatsFor(language),
    language,
    t: (key, values) => intl.formatMessage({ id: key }, values),
    say: (label) => label[language],
  };
}

const TextContext = createContext<Text>(textOf('nl', nl));

/** Texts and formats in the language of the address; English is fetched when it is first asked for. */
export function TextProvider({ children }: { readonly children: ReactNode }): ReactNode {
  const [search] = useSearchParams();
  const language = languageOf(search);
  const [began] = useState(language);
  const [english, setEnglish] = useState<Catalogue>();
  useEffect(() => {
    if (language === 'en' && !english) void import('./en.ts').then(({ en }) => setEnglish(en));
  }, [language, english]);
  const shown: Language = language === 'en' && english ? 'en' : 'nl';
  const text = useMemo(() => textOf(shown, shown === 'en' && english ? english : nl), [shown, english]);
  useEffect(() => {
    document.documentElement.lang = shown;
  }, [shown]);
  // Who begins in English sees no Dutch first; who turns to it keeps what is there, and what was typed, until the
  // words have come.
  if (began === 'en' && !english) return null;
  return <TextContext value={text}>{children}</TextContext>;
}

/** Texts and formats in the reader's language. */
export const useText = (): Text => useContext(TextContext);
