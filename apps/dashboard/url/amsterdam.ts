import { amsterdamDate, amsterdamDayEnd, dateOf, dayOf } from '#libs/programme';

/** The last millisecond of a day in the Netherlands, as a moment: "zoals bekend op" counts the whole day. */
export const endOfDay = (date: string): string => new Date(amsterdamDayEnd(dayOf(date)) - 1).toISOString();

/** The day before a day, `YYYY-MM-DD`. */
export const dayBefore = (date: string): string => dateOf(dayOf(date) - 1);

/** The day in the Netherlands of a moment. */
export const dayIn = (moment: string | number): string =>
  amsterdamDate(typeof moment === 'number' ? moment : Date.parse(moment));

/** The day it is in the Netherlands. */
export const today = (): string => dayIn(Date.now());
