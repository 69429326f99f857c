import type { RestatedFigure } from '#libs/indicators';
import type { Config } from '#libs/platform';
import { fault, nearOnes, orNear } from '#libs/programme';
import {
  heldBackOf,
  heldBackWords,
  planPublication,
  QueryError,
  type AsOfInput,
  type Comparison,
  type PublicationRequest,
  type StateQuery,
} from '#libs/read-model';
import { defined } from '#libs/platform';
import type { Language } from '../language.js';
import {
  causeLine,
  comparedTable,
  editionFigures,
  editionsTable,
  headingOf,
  isChanged,
} from './edition-tables.js';
import { withEditions } from './with-editions.js';

type Write = (text: string) => void;
const toScreen: Write = (text) => process.stdout.write(text);

/**
 * Publishes an edition as the programme office and prints its id and digest, and that outsiders see nothing about
 * people where that is so.
 */
export async function publishCommand(
  config: Config,
  request: PublicationRequest,
  write = toScreen,
): Promise<void> {
  await withEditions(
    config,
    async ({ editions, readModel, record }) => {
      const { editionId, events } = await planPublication(editions, request);
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
  /** Of the table; default Dutch. */
  readonly lang?: Language;
}

/** Prints an edition as it was published; without an id the list of all. */
export async function showCommand(
  config: Config,
  editionId: string | undefined,
  { scope = ['NL'], json = false, lang = 'nl' }: ShowOptions,
  write = toScreen,
): Promise<void> {
  await withEditions(config, async ({ editions }) => {
    if (editionId === undefined)
      return write(json ? toJsonText({ editions: editions.list() }) : editionsTable(editions.list(), lang));
    const edition = editions.named(editionId);
    const all = await editions.figuresOf(edition);
    mustBeScopes(scope, [...new Set(all.map((figure) => figure.scope))]);
    const figures = all.filter((figure) => scope.includes(figure.scope));
    write(
      json
        ? toJsonText({ edition, figures })
        : `${headingOf(edition, lang)}\n\n${editionFigures(figures, lang)}`,
    );
  });
}

/** Throws for scopes that an edition has no figures of: what is left of them would be shown as if it were all. */
function mustBeScopes(asked: readonly string[], known: readonly string[]): void {
  const candidates = known.map((id) => ({ id, names: [] }));
  const faults = asked.flatMap((scope, i) =>
    known.includes(scope)
      ? []
      : [fault('UNKNOWN_SCOPE', ['scopes', i], { near: orNear(nearOnes(scope, candidates)) }, scope)],
  );
  if (faults.length > 0) throw new QueryError(faults);
}

/**
 * Recomputes editions from the log and nothing else; prints the digests and sets exit code 1 when one is not what
 * was published.
 */
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
  /** Of the table; default Dutch. */
  readonly lang?: Language;
}

/** Prints what became of figures between two editions, or an edition and now, split by cause. */
export async function compareCommand(
  config: Config,
  from: StateQuery,
  to: StateQuery,
  { kpi, scope, period, cumulative = false, entries = false, json = false, lang = 'nl' }: CompareOptions,
  write = toScreen,
): Promise<void> {
  await withEditions(config, async ({ editions, readModel }) => {
    const comparison = await editions.compare({
      from,
      to,
      cumulative,
      ...defined({ period, kpis: kpi, scopes: scope }),
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
        toJsonText({
          from: toStateJson(comparison.from),
          to: toStateJson(comparison.to),
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
    write(comparedTable(comparison, changed, lang));
    if (!entries) return;
    for (const figure of changed)
      for (const cause of await causes(figure)) write(causeLine(figure, cause, lang));
  });
}

/**
 * `2025-H1-1` names an edition; a position or a moment a state of the log; `nu` and `now` the present. What is none
 * of these by its form is taken for the name of an edition, which is then said not to be there, with what was meant.
 */
export function stateNamed(text: string, asOf: (text: string) => AsOfInput): StateQuery {
  if (text === 'nu' || text === 'now') return {};
  const isEdition = /^\d{4}(-[HQ]?\d{1,2})?-\d{1,4}$/.test(text) || !/^(\d+$|\d{4}-\d\d-\d\d)/.test(text);
  return isEdition ? { editionId: text } : { asOf: asOf(text) };
}

const toStateJson = ({ position, referenceDate, edition }: Comparison['from']) => ({
  position: String(position),
  referenceDate,
  editionId: edition?.editionId ?? null,
});

const toJsonText = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;
