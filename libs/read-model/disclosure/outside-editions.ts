import {
  auditKept,
  GOALS,
  METHOD,
  nameOf,
  type ExactTable,
  type KeptAudit,
  type KeptEdition,
  type Protector,
} from '#libs/disclosure';
import {
  EffectiveEntries,
  PARTS_OF_KPIS,
  resolvePins,
  type Edition,
  type EditionFigure,
  type RestatedFigure,
} from '#libs/indicators';
import { sha256Hex } from '#libs/platform';
import { canonicalJson } from '#libs/programme';
import { createSecretKey } from 'node:crypto';
import type { Comparison } from '../editions/comparisons.js';
import type { Editions, Report } from '../editions/editions.js';
import type { ReadModel } from '../read-model.js';
import { exactTableOf, macOf } from './exact-table.js';
import { KeptProtections } from './kept-protections.js';
import { rulesOfEdition, type RulesVersion } from '../editions/protection-rules.js';
import { outsideChange } from './outside-figures.js';
import {
  figureFor,
  handedOver,
  isOpen,
  protectedTable,
  rowFor,
  rowHandedOver,
  shownIn,
  type Shown,
} from './outside-report.js';

/** How outsiders' figures are made. */
export interface Protecting {
  /** A key of the rounding by its number. */
  readonly key: (keyId: number) => Promise<Uint8Array>;
  readonly protector: Protector;
  /** Bytes of protected editions that stay in memory; left out, 32 MiB. */
  readonly rememberedBytes?: number;
}

/** An edition as outsiders have it. */
interface Protected {
  readonly kept: KeptEdition;
  /** Names what is kept: the key, the method and every edition up to this one. */
  readonly name: string;
}

/**
 * Editions for who reads editions and nothing else: figures about people by `wijkspoor-bescherming/1`, of the
 * programme as a whole, every edition after all those published before it; of areas they are not shown
 * (docs/decisions/0071). What they are made of is kept in the read model's file, and made again to the same bytes
 * from the log and the key.
 */
export class OutsideEditions {
  private readonly stored: KeptProtections;
  private readonly making = new Map<string, Promise<Protected>>();
  private readonly names = new Map<string, string>();

  constructor(
    private readonly readModel: ReadModel,
    private readonly editions: Editions,
    private readonly how: Protecting,
  ) {
    this.stored = new KeptProtections(readModel.database, how.rememberedBytes);
  }

  /**
   * The report with nothing in it that follows from single entries about people but what the protected tables show.
   */
  async report(edition: Edition): Promise<Report> {
    const exact = await this.editions.report(edition);
    const { previous } = exact;
    const [now, before] = [await this.figuresAt(edition), previous && (await this.figuresAt(previous))];
    // Only what is named here leaves the exact report.
    const { linkages, obstacles, experimentRooms, submissions } = exact;
    return {
      ...{ linkages, obstacles, experimentRooms, submissions },
      edition: withDigest(edition, now),
      previous: previous && before && withDigest(previous, before),
      rows: exact.rows.map((row) => rowFor(rowHandedOver(row), now, before)),
      narratives: [],
      openFindings: [],
      protection: { method: METHOD, ...this.rulesOf(edition) },
    };
  }

  /** The figures alone, without what an edition is held against: everything that open data is made of. */
  async figures(edition: Edition): Promise<readonly EditionFigure[]> {
    const shown = await this.figuresAt(edition);
    const exact = await this.editions.figuresOf(edition);
    return exact.map((figure) => figureFor(handedOver(figure), shown));
  }

  /** Editions with the digest over what outsiders see of them, in place of that over the exact figures. */
  async named(editions: readonly Edition[]): Promise<readonly Edition[]> {
    const named: Edition[] = [];
    for (const edition of editions) named.push(withDigest(edition, await this.figuresAt(edition)));
    return named;
  }

  /**
   * A comparison of two editions: figures that are not about people as they are; the others from the two protected
   * tables, where both show them (two editions of one period). What else became of them only exact figures tell.
   */
  async comparison(comparison: Comparison): Promise<Comparison> {
    const [from, to] = [comparison.from.edition, comparison.to.edition];
    const [before, after] = [from && (await this.figuresAt(from)), to && (await this.figuresAt(to))];
    const figures = comparison.figures.flatMap((figure): readonly RestatedFigure[] => {
      const { kpi, scope, period, compared } = figure;
      if (isOpen(kpi)) return [figure];
      const place = nameOf({ kpi, scope, period: period.code, cumulative: period.cumulative, amount: '' });
      const change = outsideChange(before?.get(place), after?.get(place));
      return change ? [{ kpi, scope, period, compared, ...change }] : [];
    });
    return { ...comparison, figures };
  }

  /** The proof of an edition, to be repeated, with the ones before it. */
  async proof(
    edition: Edition,
  ): Promise<{ readonly earlier: readonly KeptEdition[]; readonly own: KeptEdition }> {
    const earlier = await this.earlierThan(edition);
    return { earlier, own: (await this.protected(edition)).kept };
  }

  /**
   * Repeats the proof of an edition (`auditKept`), and holds the exact table that it is about against the log under
   * the key. What is not kept is made first; a kept one that was written over is found out here.
   */
  async audit(edition: Edition): Promise<KeptAudit> {
    const { earlier, own } = await this.proof(edition);
    const found = auditKept(earlier, own, PARTS_OF_KPIS);
    const whole = this.tableOf(edition, await this.keyOf(edition));
    const exact = own.refused ? { ...whole, figures: [] } : whole;
    const isOfLog = canonicalJson(exact) === canonicalJson(own.table);
    return isOfLog
      ? found
      : { ...found, faults: [...found.faults, 'the exact table is not that of the log'] };
  }

  private async figuresAt(edition: Edition): Promise<Shown> {
    const { kept } = await this.protected(edition);
    return shownIn(kept.figures);
  }

  /**
   * What is kept of an edition, read again from the file where it is not in memory; made where it is nowhere, by
   * one at a time.
   */
  private protected(edition: Edition): Promise<Protected> {
    const { editionId } = edition;
    const name = this.names.get(editionId);
    const kept = name === undefined ? undefined : this.stored.get(name);
    if (name !== undefined && kept) return Promise.resolve({ kept, name });
    const known = this.making.get(editionId);
    if (known) return known;
    const making = this.make(edition).finally(() => this.making.delete(editionId));
    this.making.set(editionId, making);
    return making;
  }

  private async earlierThan({ publishedAt }: Edition): Promise<readonly KeptEdition[]> {
    const earlier: KeptEdition[] = [];
    for (const one of this.editions.list())
      if (one.publishedAt < publishedAt) earlier.push((await this.protected(one)).kept);
    return earlier;
  }

  private async make(edition: Edition): Promise<Protected> {
    const key = await this.keyOf(edition);
    const before = this.editions.list().findLast(({ publishedAt }) => publishedAt < edition.publishedAt);
    const last = before ? (await this.protected(before)).name : nameOfKey(key);
    const { version, rules } = this.rulesOf(edition);
    const by = version === 1 ? [] : [rules, nameOfKey(key)];
    const name = sha256Hex(canonicalJson([METHOD, GOALS, last, edition.editionId, edition.digest, ...by]));
    this.names.set(edition.editionId, name);
    const stored = this.stored.get(name);
    if (stored) return { kept: stored, name };
    const kept = await this.how.protector({
      table: this.tableOf(edition, key),
      earlier: await this.earlierThan(edition),
      rules,
      subsets: PARTS_OF_KPIS,
      key,
    });
    this.stored.put(name, kept);
    return { kept, name };
  }

  /** The rules that an edition is protected by. */
  rulesOf(edition: Edition): RulesVersion {
    const { facts, position } = this.readModel.model;
    return rulesOfEdition(new EffectiveEntries(facts, position), edition);
  }

  private keyOf(edition: Edition): Promise<Uint8Array> {
    return this.how.key(this.rulesOf(edition).rules.keyId);
  }

  private tableOf(edition: Edition, key: Uint8Array): ExactTable {
    const entries = new EffectiveEntries(this.readModel.model.facts, edition.asOfPosition);
    const found = resolvePins(entries, edition, []);
    if ('faults' in found) throw new Error(`edition ${edition.editionId} pins what is not there`);
    const scopes = found.resolved.scopes.filter(({ kind }) => kind === 'NL');
    const mac = macOf(createSecretKey(key));
    return {
      ...exactTableOf(entries, edition.editionId, { ...found.resolved, scopes }, mac),
      municipalityOf: {},
    };
  }
}

const nameOfKey = (key: Uint8Array): string => sha256Hex(Buffer.from(key).toString('base64url'));

/** The digest over the protected table. It stands for the edition where outsiders see it. */
const withDigest = (edition: Edition, shown: Shown): Edition => ({
  ...edition,
  digest: sha256Hex(canonicalJson(protectedTable(edition.editionId, shown))),
});
