import type { Label } from './schema/event-type.js';

const MONTHS: readonly (readonly [nl: string, en: string])[] = [
  ['januari', 'January'],
  ['februari', 'February'],
  ['maart', 'March'],
  ['april', 'April'],
  ['mei', 'May'],
  ['juni', 'June'],
  ['juli', 'July'],
  ['augustus', 'August'],
  ['september', 'September'],
  ['oktober', 'October'],
  ['november', 'November'],
  ['december', 'December'],
];
const PARTS: Readonly<Record<string, readonly [nl: string, en: string]>> = {
  H1: ['eerste halfjaar', 'first half of'],
  H2: ['tweede halfjaar', 'second half of'],
  Q1: ['eerste kwartaal', 'first quarter of'],
  Q2: ['tweede kwartaal', 'second quarter of'],
  Q3: ['derde kwartaal', 'third quarter of'],
  Q4: ['vierde kwartaal', 'fourth quarter of'],
};

/** `2026-10-31` as "31 oktober 2026" and "31 October 2026"; undefined for what is no day. */
export function dayInWords(text: string): Label | undefined {
  const [, year = '', month = '', day = ''] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text) ?? [];
  const name = MONTHS[Number(month) - 1];
  return name && { nl: `${Number(day)} ${name[0]} ${year}`, en: `${Number(day)} ${name[1]} ${year}` };
}

/** `2026-H1` as "eerste halfjaar 2026" and "first half of 2026"; undefined for a year, and for what is no period. */
export function periodInWords(code: string): Label | undefined {
  const [, year = '', part = ''] = /^(\d{4})-(\w\d)$/.exec(code) ?? [];
  const name = PARTS[part] ?? MONTHS[Number(part) - 1];
  return name && { nl: `${name[0]} ${year}`, en: `${name[1]} ${year}` };
}
