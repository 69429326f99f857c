export type Language = 'nl' | 'en';

/** Dutch unless the address asks for English. */
export const languageOf = (search: URLSearchParams): Language => (search.get('lang') === 'en' ? 'en' : 'nl');
