import type { Complain, Get } from '../config-forms.js';

/** What is read of settings, and which of them were complained of, in order; every complaint has both languages. */
export function settingsOf<T>(
  settings: Readonly<Record<string, string | undefined>>,
  read: (get: Get, complain: Complain) => T,
): { readonly found: T; readonly wrong: readonly string[] } {
  const wrong: string[] = [];
  const found = read(
    (name) => settings[name],
    (setting, nl, en) => {
      if (nl === '' || en === '') throw new Error(`${setting} is wrong without words`);
      wrong.push(setting);
    },
  );
  return { found, wrong };
}
