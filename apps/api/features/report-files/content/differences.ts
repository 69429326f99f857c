import type { AreaGone, DefinitionBroken, ReportDocument } from '../report-document.js';
import type { Block, ChangeItem } from './blocks.js';
import { changeList } from './changes.js';
import type { Reader } from './reader.js';
import { WORDS } from './words.js';

/**
 * What makes figures of this edition and the previous one another thing: other definitions, and areas that are gone.
 */
export function differenceBlocks(report: ReportDocument, reader: Reader): readonly Block[] {
  const { t } = reader;
  const labels = new Map(report.definitions.map(({ code, label }) => [code, label]));
  const broken = report.definitionBreaks.map((one): ChangeItem => {
    const label = labels.get(one.code);
    return { name: label ? t(label) : one.code, code: one.code, text: `${breakText(one, reader)}.` };
  });
  const gone = report.areasGone.map((one): ChangeItem => ({
    name: one.name,
    code: one.scope,
    text: `${goneText(one, report, reader)}.`,
  }));
  return [...changeList(broken, t(WORDS.redefinitions)), ...changeList(gone, t(WORDS.areasGone))];
}

/** Which version came for which, from when and why. */
export function breakText(
  { fromVersion, toVersion, validFrom, reason }: DefinitionBroken,
  { t, date }: Reader,
): string {
  const versions = `${t(WORDS.version).toLowerCase()} ${toVersion} ${t(WORDS.insteadOfVersion)} ${fromVersion}`;
  const since = validFrom === null ? '' : `, ${t(WORDS.from)} ${date(validFrom)}`;
  return `${versions}${since}${reason === null ? '' : `: ${reason.replace(/\.$/, '')}`}`;
}

/** Where the neighbourhoods of a municipality went; of a neighbourhood, that it is registered no longer. */
export function goneText({ wentTo }: AreaGone, { areas }: ReportDocument, { t }: Reader): string {
  if (wentTo.length === 0) return t(WORDS.noLongerRegistered);
  const nameOf = (code: string): string => areas.find(({ scope }) => scope === code)?.name ?? code;
  return wentTo
    .map(({ name, municipalityCode }) =>
      municipalityCode === null
        ? `${name} ${t(WORDS.noLongerRegistered)}`
        : `${name} ${t(WORDS.nowIn)} ${nameOf(municipalityCode)}`,
    )
    .join('; ');
}
