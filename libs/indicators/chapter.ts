import type { Werklijn } from '#libs/programme';

/** The chapters of KPIS.md in its order: the four werklijnen, across them, and data quality. */
export const CHAPTERS = ['1', '2', '3', '4', 'X', 'Q'] as const;
export type Chapter = (typeof CHAPTERS)[number];

const WERKLIJNEN = [1, 2, 3, 4] as const satisfies readonly Werklijn[];

/** The chapter that a code such as 3.2n is of; throws RangeError on one of none. */
export function chapterOf(code: string): Chapter {
  const found = CHAPTERS.find((chapter) => code.startsWith(`${chapter}.`));
  if (!found) throw new RangeError(`${code} is no code of a KPI`);
  return found;
}

/** The werklijn that a chapter is about, if it is about one. */
export const werklijnOf = (chapter: Chapter): Werklijn | undefined =>
  WERKLIJNEN.find((werklijn) => String(werklijn) === chapter);
