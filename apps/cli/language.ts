import { Option } from 'commander';

/** Of tables for people; what is for machines has no language. */
export type Language = 'nl' | 'en';

/** `--lang en`, of every command that prints a table. */
export const languageOption = (): Option =>
  new Option('--lang <language>', 'taal van de tabel / language of the table')
    .choices(['nl', 'en'])
    .default('nl');

export const LOCALES: Readonly<Record<Language, string>> = { nl: 'nl-NL', en: 'en-GB' };

const inThousandths = (language: Language): Intl.NumberFormat =>
  new Intl.NumberFormat(LOCALES[language], { maximumFractionDigits: 3 });
/** Made once: to make one takes longer than to write many numbers. */
const NUMBERS: Readonly<Record<Language, Intl.NumberFormat>> = {
  nl: inThousandths('nl'),
  en: inThousandths('en'),
};

/** A number as it is written in a language, with at most three decimals. */
export const amountText = (value: number, language: Language): string => NUMBERS[language].format(value);
