import {
  findKpi,
  type Cause,
  CAUSES,
  type Edition,
  type EditionFigure,
  type RestatedFigure,
} from '#libs/indicators';
import type { Config } from '#libs/platform';
import { codeLabel, fault, nearOnes, orNear } from '#libs/programme';
import {
  heldBackOf,
  heldBackWords,
  planPublication,
  QueryError,
  type PublicationAsked,
  type StateAsked,
  type AsOfInput,
} from '#libs/read-model';
import { aligned, amountText } from './text-table.js';
import { withEditions } from './with-editions.js';

type Write = (text: string) => void;
const toScreen: Write = (text) => process.stdout.write(text);

/** Publishes an edition as the programme office and prints its id and digest, and that outsiders see nothing about people where that is so. */
export async function publishCommand(
  config: Config,
  asked: PublicationAsked,
  write = toScreen,
): Promise<void> {
  await withEditions(
    config,
    async ({ editions, readModel, record }) => {
      const { editionId, events } = await planPublication(editions, asked);
      await record(events);
      const edition = editions.named(editionId);
      write(`${editionId}  ${edition.digest}\n`);
      const few = heldBackOf(readModel, edition);
      if (few) write(`${heldBackWords(few).nl}\n${heldBackWords(few).en}\n`);
    },
    'record',
  );
}

export interface ShowOptions {
  readonly scope?: readonly string[];
  readonly json?: boolean;
}

/** Prints an edition as it was published; without an id the list of all. */
export async function showCommand(
  config: Config,
  editionId: string | undefined,
  { scope = ['NL'], json = false }: ShowOptions,
  write = toScreen,
): Promise<void> {
  await withEditions(config, async ({ editions }) => {
    if (editionId === undefined)
      return write(json ? asJson({ editions: editions.list() }) : listed(editions.list()));
    const edition = editions.named(editionId);
    const all = await editions.figuresOf(edition);
    mustBeScopes(scope, [...new Set(all.map((figure) => figure.scope))]);
    const figures = all.filter((figure) => scope.includes(figure.scope));
    write(json ? asJson({ edition, figures }) : `${titleOf(edition)}\n\n${figuresTable(figures)}`);
  });
}

/** Throws for scopes that an edition has no figures of: what is left of them would be shown as if it were all. */
function mustBeScopes(asked: readonly string[], known: readonly string[]): void {
  const candidates = known.map((id) => ({ id, names: [] }));
  const faults = asked.flatMap((scope, i) =>
    known.includes(scope)
      ? []
      : [fault('UNKNOWN_SCOPE', `/scopes/${i}`, { near: orNear(nearOnes(scope, candidates)) }, scope)],
  );
  if (faults.length > 0) throw new QueryError(faults);
}

/** Computes editions anew from the log and nothing else; prints the digests and sets exit code 1 when one is not what was published. */
export async function recomputeCommand(
  config: Config,
  editionIds: readonly string[],
  write = toScreen,
): Promise<boolean> {
  return withEditions(
    config,
    async ({ editions, readModel }) => {
      const chosen = editionIds.length === 0 ? editions.list() : editionIds.map((id) => editions.named(id));
      let different = 0;
      for (const edition of chosen) {
        const { digest, equal, figures } = await editions.recompute(edition);
        if (!equal) different++;
        write(
          `${edition.editionId}  ${digest}  ${figures} cijfers / figures  ` +
            `${equal ? 'gelijk / equal' : `ANDERS / DIFFERENT, vastgesteld als / published as ${edition.digest}`}\n`,
        );
      }
      write(
        `${chosen.length} rapportages, logboek tot positie ${readModel.position} / ` +
          `${chosen.length} editions, log up to position ${readModel.position}\n`,
      );
      return different === 0;
    },
    'read-log',
  );
}

export interface CompareOptions {
  readonly kpi?: readonly string[];
  readonly scope?: readonly string[];
  readonly period?: string;
  readonly cumulative?: boolean;
  readonly entries?: boolean;
  readonly json?: boolean;
}

/** Prints what became of figures between two editions, or an edition and now, split by cause. */
export async function compareCommand(
  config: Config,
  from: StateAsked,
  to: StateAsked,
  { kpi, scope, period, cumulative, entries = false, json = false }: CompareOptions,
  write = toScreen,
): Promise<void> {
  await withEditions(config, async ({ editions, readModel }) => {
    const comparison = await editions.compare({
      from,
      to,
      ...(period === undefined ? {} : { period }),
      cumulative: cumulative ?? false,
      ...(kpi === undefined ? {} : { kpis: kpi }),
      ...(scope === undefined ? {} : { scopes: scope }),
    });
    const changed = comparison.figures.filter(isChanged);
    const causes = async (figure: RestatedFigure) =>
      (await editions.causes(comparison, figure)).map(({ cause, entryPosition, position, contribution }) => ({
        cause,
        entryId: readModel.model.facts.idAt(entryPosition),
        position: String(position),
        contribution: contribution ?? null,
      }));
    if (json)
      return write(
        asJson({
          from: stateJson(comparison.from),
          to: stateJson(comparison.to),
          unit: 'millionths / miljoensten',
          figures: await Promise.all(
            changed.map(async ({ compared: _, period: { code }, ...figure }, i) => ({
              ...figure,
              period: code,
              ...(entries ? { entries: await causes(changed[i] as RestatedFigure) } : {}),
            })),
          ),
        }),
      );
    write(
      `Van positie ${comparison.from.position} naar ${comparison.to.position}: ${changed.length} van ${comparison.figures.length} cijfers anders\n\n`,
    );
    write(
      aligned(
        ['Indicator', '', 'Gebied', 'Getal', 'Was', ...CAUSES.map((cause) => NAMES[cause]), 'Is'],
        4,
        changed.flatMap(linesOf),
      ),
    );
    if (!entries) return;
    for (const figure of changed)
      for (const { cause, entryId, position } of await causes(figure))
        write(`${figure.kpi} ${figure.scope}: ${NAMES[cause]} ${entryId} (positie ${position})\n`);
  });
}

/**
 * `2025-H1-1` names an edition; a position or a moment a state of the log; `nu` and `now` the present. What is none of these by its
 * form is taken for the name of an edition, which is then said not to be there, with what was meant.
 */
export function stateNamed(text: string, asOf: (text: string) => AsOfInput): StateAsked {
  if (text === 'nu' || text === 'now') return {};
  const isEdition = /^\d{4}(-[HQ]?\d{1,2})?-\d{1,4}$/.test(text) || !/^(\d+$|\d{4}-\d\d-\d\d)/.test(text);
  return isEdition ? { editionId: text } : { asOf: asOf(text) };
}

const NAMES: Readonly<Record<Cause, string>> = {
  late: 'nagekomen',
  new: 'nieuw',
  corrections: 'correcties',
  retractions: 'ingetrokken',
  links: 'koppelingen',
  participation: 'deelname',
  definition: 'andere definitie',
  laterLook: 'later gekeken',
  area: 'gebied',
  disclosure: 'onthulling',
};

const isChanged = ({ before, after }: RestatedFigure): boolean =>
  [...Object.keys(before), ...Object.keys(after)].some((name) => (before[name] ?? 0) !== (after[name] ?? 0));

function linesOf({ kpi, scope, before, after, parts, compared }: RestatedFigure): string[][] {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  const shown = (millionths: number | undefined) => amountText((millionths ?? 0) / 1_000_000);
  return names
    .filter((name) => (before[name] ?? 0) !== (after[name] ?? 0))
    .map((name) => [
      kpi,
      compared.kpi[1].label.nl,
      scope,
      name,
      shown(before[name]),
      ...CAUSES.map((cause) => shown(parts[cause][name])),
      shown(after[name]),
    ]);
}

const stateJson = ({
  position,
  referenceDate,
  edition,
}: {
  position: number;
  referenceDate: string;
  edition: Edition | undefined;
}) => ({
  position: String(position),
  referenceDate,
  editionId: edition?.editionId ?? null,
});

const asJson = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;

const titleOf = (edition: Edition): string =>
  [
    `Rapportage ${edition.editionId}${edition.title === undefined ? '' : `: ${edition.title}`}`,
    `${codeLabel('editionStatus', edition.status).nl} · ${edition.standing === 'IN_FORCE' ? 'geldig' : edition.standing === 'SUPERSEDED' ? `vervangen door ${edition.supersededByEditionId ?? ''}` : 'ingetrokken'}${edition.reason === undefined ? '' : ` (${edition.reason})`}`,
    `stand: positie ${edition.asOfPosition} · peildatum ${edition.referenceDate} · gebiedsindeling ${edition.areaEdition} · profiel ${edition.disclosureProfile}`,
    `kenmerk ${edition.digest}`,
  ].join('\n');

const listed = (editions: readonly Edition[]): string =>
  aligned(
    ['Rapportage', 'Status', 'Stand', 'Positie', 'Peildatum', 'Kenmerk'],
    6,
    editions.map((edition) => [
      edition.editionId,
      codeLabel('editionStatus', edition.status).nl,
      edition.standing,
      String(edition.asOfPosition),
      edition.referenceDate,
      edition.digest,
    ]),
  );

function figuresTable(figures: readonly EditionFigure[]): string {
  return aligned(
    ['', 'Indicator', 'Gebied', 'Periode', 'Waarde', 'Teller', 'Noemer', 'Streefwaarde', 'Status'],
    4,
    figures.map(({ kpi, scope, period, cumulative, figure, numerator, denominator, target, status }) => [
      kpi,
      findKpi(kpi)?.label.nl ?? '',
      scope,
      cumulative ? `t/m ${period}` : period,
      ...[figure, numerator, denominator, target].map((value) =>
        value === undefined ? '' : amountText(value),
      ),
      status,
    ]),
  );
}
