import { dayInWords, type Label } from '#libs/programme';

export interface ChangedFigure {
  /** Its code. */
  readonly kpi: string;
  readonly label: Label;
  readonly scope: string;
  /** Undefined: the whole programme. */
  readonly scopeName: string | undefined;
}

const WHOLE: Label = { nl: 'heel het programma', en: 'the whole programme' };

/** What became another, by name, and where to see it: no figure leaves the monitor by mail. Dutch first. */
export function letterOfFollowed(
  changed: readonly ChangedFigure[],
  until: string,
  publicUrl: string | undefined,
): { readonly subject: string; readonly text: string } {
  const day = dayInWords(until) ?? { nl: until, en: until };
  const count = changed.length;
  const linesIn = (language: keyof Label): string =>
    changed
      .map(({ kpi, label, scope, scopeName }) => {
        const where = scope === 'NL' ? '' : `?gebied=${encodeURIComponent(scope)}`;
        const address =
          publicUrl === undefined ? '' : `\n  ${publicUrl}/indicatoren/${encodeURIComponent(kpi)}${where}`;
        return `- ${kpi} ${label[language]}, ${scopeName ?? WHOLE[language]}${address}`;
      })
      .join('\n');
  const home = publicUrl === undefined ? '' : `\n${publicUrl}/\n`;
  return {
    subject:
      count === 1
        ? 'Eén cijfer dat u volgt is veranderd'
        : `${String(count)} cijfers die u volgt zijn veranderd`,
    text:
      `Sinds de vorige keer is in de monitor veranderd:\n\n${linesIn('nl')}\n\n` +
      `Wat het was en wat het nu is, staat op de eerste pagina onder "Wat u volgt". Deze mail komt hoogstens eens per dag, tot ${day.nl}; u zet hem daar uit.\n${home}` +
      '\n---\n\n' +
      `Changed in the monitor since the last time:\n\n${linesIn('en')}\n\n` +
      `What it was and what it is now stands on the first page under "What you follow". This mail comes once a day at most, until ${day.en}; you switch it off there.\n${home}`,
  };
}
