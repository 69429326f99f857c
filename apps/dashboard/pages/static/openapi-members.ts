/** What is read of a description that may be anything: its members, or none where it is no object. */
export type Members = Readonly<Record<string, unknown>>;

/** Its members; none where it is no object. */
export const members = (value: unknown): Members =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Members) : {};
/** Its items, each by its members; none where it is no list. */
export const items = (value: unknown): readonly Members[] => (Array.isArray(value) ? value.map(members) : []);
/** The text it is; empty where it is none. */
export const text = (value: unknown): string => (typeof value === 'string' ? value : '');

/**
 * What the description says in both languages (`Nederlands / English`) in one of them; what it says once as it is.
 */
export function inLanguage(both: string, language: 'nl' | 'en'): string {
  const parts = both.split(' / ');
  if (parts.length % 2 === 1) return both;
  const half = parts.length / 2;
  return (language === 'nl' ? parts.slice(0, half) : parts.slice(half)).join(' / ');
}
