import { parseDay } from '#libs/programme';

const RFC_3339 =
  /^(\d{4}-\d{2}-\d{2})[Tt ](?:[01]\d|2[0-3]):[0-5]\d:(?:[0-5]\d|60)(?:\.\d{1,9})?(?:[Zz]|[+-](?:[01]\d|2[0-3]):[0-5]\d)$/;

/** Whether a text is a moment as in RFC 3339 on an existing day, with any offset. */
export function isMoment(text: string): boolean {
  const date = RFC_3339.exec(text)?.[1];
  return date !== undefined && parseDay(date) !== undefined;
}
