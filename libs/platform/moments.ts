/** RFC 3339 in UTC with milliseconds, e.g. `2025-03-31T12:00:00.000Z`. */
export const toMoment = (ms: number): string => new Date(ms).toISOString();
