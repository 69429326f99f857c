import { preferredLanguage } from './http/accept.js';

export type Language = 'nl' | 'en';

/** Both languages, also as browsers name them by country: of two that are liked as well the first named is meant. */
const TAGS = ['nl', 'nl-NL', 'nl-BE', 'nl-SR', 'en', 'en-GB', 'en-US', 'en-IE'];

/** Dutch, unless the header (RFC 9110, 12.5.4) puts English above it: by weight, else by naming it first. */
export const languageOf = (header: string | undefined): Language =>
  preferredLanguage(header, TAGS)?.startsWith('en') === true ? 'en' : 'nl';
