import {
  candidatesAt,
  findKpi,
  handedIn,
  isPeriodUsed,
  lateFor,
  lateSpansAt,
  programmeRegisterAt,
  type FactStore,
  type Kpi,
  type LateFor,
  type LateSpan,
} from '#libs/indicators';
import type {
  Candidate,
  DataOf,
  EventData,
  EventName,
  DecisionContext,
  Observed,
  Place,
} from '#libs/programme';
import type { Editions } from '../editions/editions.js';
import type { ReadModel } from '../read-model.js';
import { AboutSubjects } from '../queries/about-subjects.js';
import type { Figures } from '../queries/figures.js';

/** What a poster is warned by: looked up in the read model, which may lag the log a moment. */
export class WarningLookup {
  private readonly reaches = new FirstReaches();
  private readonly subjects = new AboutSubjects();
  private late:
    | { readonly facts: FactStore; readonly changes: number; readonly spans: readonly LateSpan[] }
    | undefined;

  constructor(
    private readonly readModel: ReadModel,
    private readonly figures: Figures,
    private readonly editions?: Editions,
  ) {}

  /**
   * A reach of the household (vault token) on or before the day counts now. Looks through that household's contacts.
   */
  reachedOnOrBefore(token: string, day: number, ownOf?: string): boolean {
    const { facts } = this.readModel.model;
    const key = facts.dictionary('household').find(token);
    if (key === undefined) return false;
    if (ownOf === undefined) return this.reaches.some(facts, key, day);
    const partner = facts.partners.find(ownOf);
    return partner !== undefined && this.reaches.some(facts, key, day, partner);
  }

  hasNaturalKey(naturalKey: string): boolean {
    return this.readModel.model.naturalKeys.has(naturalKey);
  }

  /** The entries that count now and are about the same training, placement or dwelling. */
  about(name: EventName, data: EventData, partnerId: string | undefined): readonly Observed[] {
    return this.subjects.about(this.readModel.model.facts, name, data, partnerId);
  }

  hasEntry(entryId: string): boolean {
    return this.readModel.model.facts.entry(entryId) !== undefined;
  }

  kpiParameters(code: string): Kpi['parameters'] | undefined {
    return findKpi(code)?.parameters;
  }

  /** The areas registered now and the municipalities they are in or were in. */
  areas(): readonly Candidate[] {
    return candidatesAt(this.figures.at(this.readModel.model.position));
  }

  /** How many effective entries of a partner lie in a period now. */
  entriesInPeriod(partnerId: string, period: string): number {
    return handedIn(this.figures.at(this.readModel.model.position), partnerId, period).length;
  }

  /** Something was handed in for a reporting period or published on it. */
  periodUsed(period: string): boolean {
    return isPeriodUsed(this.figures.at(this.readModel.model.position), period);
  }

  /**
   * What an entry recorded now would be late for, to be asked of many entries. Read again only when the register
   * changed.
   */
  lateNow(): (typeName: string, day: number) => readonly LateFor[] {
    const { facts, position } = this.readModel.model;
    const changes = facts.documentChanges;
    if (this.late?.facts !== facts || this.late.changes !== changes)
      this.late = { facts, changes, spans: lateSpansAt(this.figures.at(position)) };
    const { spans } = this.late;
    return (typeName, day) => lateFor(spans, typeName, day, Infinity);
  }

  /**
   * The digest of the figures that an edition pins, or what is wrong with its pins. Waits for the position it pins.
   */
  async editionFigures(
    pins: DataOf<'ReportEditionPublished'>,
    place: Place,
  ): Promise<NonNullable<DecisionContext['editionFigures']>> {
    if (!this.editions) throw new Error('editions are not looked up here');
    return this.editions.editionFigures(pins, place);
  }

  /** The partner that holds an OIN now. */
  partnerWithOin(oin: string): string | undefined {
    const { partners } = programmeRegisterAt(this.figures.at(this.readModel.model.position));
    return [...partners.values()].find((partner) => partner.oin === oin)?.partnerId;
  }
}

/**
 * The earliest day of reach per household, kept up as the facts grow. A closed version only ever makes a warning
 * rarer.
 */
class FirstReaches {
  private facts: FactStore | undefined;
  private first: number[] = [];
  /** By `household|partner`. */
  private readonly own = new Map<string, number>();
  private seen = 0;

  /** Reached by anybody, or by one partner. */
  some(facts: FactStore, household: number, day: number, partner?: number): boolean {
    if (this.facts !== facts) {
      [this.facts, this.first, this.seen] = [facts, [], 0];
      this.own.clear();
    }
    const table = facts.table('HouseholdReached');
    const key = table.column('householdKey');
    for (; this.seen < table.length; this.seen++) {
      const number = key.at(this.seen);
      const on = table.day.at(this.seen);
      this.first[number] = Math.min(this.first[number] ?? Infinity, on);
      const own = `${number}|${table.partner(this.seen)}`;
      this.own.set(own, Math.min(this.own.get(own) ?? Infinity, on));
    }
    const first = partner === undefined ? this.first[household] : this.own.get(`${household}|${partner}`);
    return (first ?? Infinity) <= day;
  }
}
