/** Figures in one answer, over all its periods. */
export const MOST_FIGURES = 4_000;
/** Periods in one question. */
export const MOST_PERIODS = 12;
