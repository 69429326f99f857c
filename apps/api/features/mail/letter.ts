import { dateOf, dayInWords, periodInWords, type Label } from '#libs/programme';

export interface LetterAbout {
  readonly partnerName: string;
  readonly period: string;
  /** Day number. */
  readonly dueOn: number;
  /** Days until the due date; negative once it is past. */
  readonly daysLeft: number;
  readonly returned: boolean;
  readonly publicUrl: string | undefined;
}

/**
 * A reminder in words, Dutch first: of what, by when, what is asked, and where. No figures, and nothing of anybody
 * but the partner.
 */
export function letterAbout(about: LetterAbout): { readonly subject: string; readonly text: string } {
  const { period, daysLeft, publicUrl } = about;
  const name: Label = periodInWords(period) ?? { nl: period, en: period };
  const late = daysLeft < 0;
  const day = dayInWords(dateOf(about.dueOn)) ?? { nl: '', en: '' };
  const link =
    publicUrl === undefined ? '' : `\n${publicUrl}/inzendingen?periode=${encodeURIComponent(period)}\n`;
  return {
    subject: late
      ? `Inzending ${name.nl}: de inleverdatum was ${day.nl}`
      : `Inzending ${name.nl}: uiterlijk ${day.nl}`,
    text: `${inDutch(about, name.nl, day.nl, link)}\n---\n\n${inEnglish(about, name.en, day.en, link)}`,
  };
}

const inDutch = (
  { partnerName, returned, daysLeft }: LetterAbout,
  period: string,
  day: string,
  link: string,
): string =>
  `Beste ${partnerName},\n\n` +
  (returned
    ? `Uw inzending over ${period} is teruggestuurd en nog niet opnieuw ingediend.`
    : `Uw inzending over ${period} is nog niet gedaan.`) +
  ` De inleverdatum ${daysLeft < 0 ? 'was' : 'is'} ${day}.\n` +
  'Dien in, of meld dat er niets te melden is. Een vraag kunt u in de monitor bij de inzending stellen.\n' +
  `${link}\nHet programmabureau\n`;

const inEnglish = (
  { partnerName, returned, daysLeft }: LetterAbout,
  period: string,
  day: string,
  link: string,
): string =>
  `Dear ${partnerName},\n\n` +
  (returned
    ? `Your submission for ${period} was returned and has not been submitted again.`
    : `Your submission for ${period} has not been made.`) +
  ` It ${daysLeft < 0 ? 'was' : 'is'} due on ${day}.\n` +
  'Please submit, or say that there is nothing to report. You can ask a question in the monitor, at the submission.\n' +
  `${link}\nThe programme office\n`;
