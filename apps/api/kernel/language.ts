export type Language = 'nl' | 'en';

/** Dutch, unless the header (RFC 9110, 12.5.4) puts English above it. */
export function languageOf(header: string | undefined): Language {
  const weight = { nl: 0, en: 0, '*': 0 };
  for (const range of (header ?? '').toLowerCase().split(',')) {
    const [tag = '', ...parameters] = range.split(';').map((part) => part.trim());
    const name = tag.split('-')[0];
    const q = Number(parameters.find((parameter) => parameter.startsWith('q='))?.slice(2) ?? 1);
    if (name === 'nl' || name === 'en' || name === '*') weight[name] = Math.max(weight[name], q || 0);
  }
  return weight.en > Math.max(weight.nl, weight['*']) ? 'en' : 'nl';
}
