/**
 * The figures of KPIS.md by pencil and paper: a fold from scratch over the log and plain loops over plain objects. It
 * shares no code with libs/indicators and libs/read-model, on purpose, and is as slow as it is obvious.
 */
import type { Data, LogEvent } from './histories.js';

export interface Effective {
  readonly position: number;
  readonly name: string;
  readonly partner: string | undefined;
  readonly data: Data;
}

/** E(p): posted with position ≤ p, replaced by the latest correction at p, without those retracted at p. */
export function effectiveEntries(log: readonly LogEvent[], p: number): Effective[] {
  const entries = new Map<string, Effective & { retracted: boolean }>();
  log.slice(0, p).forEach(({ event }, i) => {
    const data = JSON.parse(event.data) as Data;
    const target = entries.get(String(data['entryId']));
    if (event.type === 'EntryCorrected' && target)
      entries.set(String(data['entryId']), { ...target, data: data['replacement'] as Data });
    else if (event.type === 'EntryRetracted' && target)
      entries.set(String(data['entryId']), { ...target, retracted: true });
    else if (event.type === 'EntryReinstated' && target)
      entries.set(String(data['entryId']), { ...target, retracted: false });
    else
      entries.set(event.eventId, {
        position: i + 1,
        name: event.type,
        partner: (JSON.parse(event.metadata) as Data)['partnerId'] as string | undefined,
        data,
        retracted: false,
      });
  });
  return [...entries.values()].filter((entry) => !entry.retracted);
}

const DAY = 86_400_000;
const dayNumber = (date: unknown) => Date.parse(`${String(date)}T00:00:00Z`) / DAY;

export interface OracleQuestion {
  readonly from: string;
  readonly to: string;
  readonly scope: string;
  readonly ref: string;
  /** Keeps only entries of T,A for which this holds (a split's part). */
  readonly part?: (entry: Effective) => boolean;
  /** Only this one of the dimensions of Q.4. */
  readonly dimension?: string;
  readonly partOfWork?: (trigger: string | undefined) => boolean;
}

export interface OracleAnswer {
  readonly value?: number;
  readonly numerator?: number;
  readonly denominator?: number;
  readonly unknown?: number;
  readonly components?: Record<string, number>;
}

/** The entries that each split puts into parts (Q.4). */
const SPLIT_BY: Readonly<Record<string, readonly string[]>> = {
  channel: ['HouseholdApproached', 'HouseholdReached'],
  tenure: ['HouseholdReached'],
  ageBand: ['ParticipantEnrolled'],
  group: ['ParticipantEnrolled'],
  residentOfNeighbourhood: ['ParticipantEnrolled'],
  kind: ['TrainingCompleted', 'PlacementStarted', 'ObstacleReported'],
  field: ['TrainingCompleted'],
  sector: ['PlacementStarted'],
  measure: ['MeasureInstalled'],
  scheme: ['FinancingArranged', 'FinancingWithdrawn', 'FinancingPaid'],
  form: ['ResidentInitiativeSupported'],
  level: ['ObstacleReported', 'ExperimentRoomGranted', 'ExperimentRoomDenied'],
  addressedTo: ['ObstacleReported'],
  trigger: ['PublicSpaceWorkDelivered'],
  werklijn: ['InterventionStarted'],
  scale: ['LinkageRealised', 'LinkageMissed'],
  authority: ['ExperimentRoomGranted', 'ExperimentRoomDenied'],
};

/** Adds decimals without a trace of binary fractions: six decimals, as whole numbers. */
const sum = (amounts: readonly number[]) =>
  amounts.reduce((total, a) => total + Math.round(a * 1e6), 0) / 1e6;

const on = (e: Effective) => String(e.data['occurredOn']);
/** Ids and person keys are a partner's own. */
const same = (a: Effective, b: Effective, id: string) => a.partner === b.partner && a.data[id] === b.data[id];
const person = (e: Effective) => `${e.partner ?? ''}|${String(e.data['personKey'])}`;
const different = (entries: Effective[], field: string) => [...new Set(entries.map((e) => e.data[field]))];
const ofPartner = (entries: Effective[], id: string) => [
  ...new Set(entries.map((e) => `${e.partner ?? ''}|${String(e.data[id])}`)),
];
const isPlacement = (e: Effective) =>
  ['REGULAR', 'APPRENTICESHIP_BBL', 'SHELTERED', 'SECONDMENT'].includes(String(e.data['kind'])) &&
  Number(e.data['hoursPerWeek']) >= 12;
/** A partner that hands in may leave itself out. */
const submitter = (e: Effective) => e.data['partnerId'] ?? e.partner;
const earliest = (entries: Effective[]): Effective | undefined =>
  [...entries].sort((a, b) => dayNumber(on(a)) - dayNumber(on(b)) || a.position - b.position)[0];
const latest = (entries: Effective[]): Effective | undefined =>
  [...entries].sort((a, b) => dayNumber(on(a)) - dayNumber(on(b)) || a.position - b.position).at(-1);
/** The median: the middle one, or halfway between the middle two. */
function middle(values: number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const half = sorted.length / 2;
  return sorted.length % 2 === 1 ? sorted[half - 0.5]! : (sorted[half - 1]! + sorted[half]!) / 2;
}

export class Oracle {
  private readonly entries: Effective[];
  private readonly parent = new Map<string, string>();
  private readonly municipality = new Map<string, string>();

  constructor(
    log: readonly LogEvent[],
    p: number,
    /**
     * Amsterdam date on which a position was recorded; default that of 1 700 000 000 000 ms, the clock of most tests.
     */
    private readonly recordedOn: (position: number) => string = () => '2023-11-14',
  ) {
    this.entries = effectiveEntries(log, p);
    for (const { name, data } of this.entries)
      if (name === 'NeighbourhoodRegistered')
        this.municipality.set(String(data['neighbourhoodId']), String(data['municipalityCode']));
    const pairs = new Map<string, { keys: string[]; linked: boolean }>();
    for (const { name, data } of this.all('HouseholdsLinked', 'HouseholdsUnlinked')) {
      const keys = [...(data['keys'] as string[])].sort();
      pairs.set(keys.join('+'), { keys, linked: name === 'HouseholdsLinked' });
    }
    for (const { keys, linked } of pairs.values()) if (linked) this.join(keys[0]!, keys[1]!);
  }

  private join(a: string, b: string): void {
    if (this.household(a) !== this.household(b)) this.parent.set(this.household(a), this.household(b));
  }

  household(key: string): string {
    let root = key;
    while (this.parent.has(root)) root = this.parent.get(root)!;
    return root;
  }

  all(...names: string[]): Effective[] {
    return this.entries.filter((e) => names.includes(e.name)).sort((a, b) => a.position - b.position);
  }

  private inScope(e: Effective, scope: string): boolean {
    const area = String(e.data['neighbourhoodId']);
    return scope === 'NL' || scope === area || this.municipality.get(area) === scope;
  }

  private in(q: OracleQuestion, ...names: string[]): Effective[] {
    return this.all(...names).filter((e) => {
      const on = String(e.data['occurredOn']);
      return on >= q.from && on <= q.to && this.inScope(e, q.scope);
    });
  }

  private part(q: OracleQuestion, ...names: string[]): Effective[] {
    return this.in(q, ...names).filter((e) => q.part?.(e) ?? true);
  }

  private h = (e: Effective) => this.household(String(e.data['householdKey']));
  private distinct = (entries: Effective[]) => new Set(entries.map(this.h)).size;

  private firsts(): Map<string, Effective> {
    const first = new Map<string, Effective>();
    for (const e of this.all('HouseholdReached')) {
      const known = first.get(this.h(e));
      if (!known || String(e.data['occurredOn']) < String(known.data['occurredOn'])) first.set(this.h(e), e);
    }
    return first;
  }

  private newlyReached(q: OracleQuestion): Effective[] {
    const firsts = new Set(this.firsts().values());
    return this.part(q, 'HouseholdReached').filter((e) => firsts.has(e));
  }

  private plan(e: Effective): Effective | undefined {
    return this.all('PublicSpaceWorkPlanned', 'PublicSpaceWorkStarted').findLast(
      (p) => p.partner === e.partner && p.data['workId'] === e.data['workId'],
    );
  }

  private delivered(q: OracleQuestion): Effective[] {
    return this.part(q, 'PublicSpaceWorkDelivered').filter(
      (e) => q.partOfWork?.(this.plan(e)?.data['trigger'] as string | undefined) ?? true,
    );
  }

  private sumOf(q: OracleQuestion, plus: string, minus?: string): OracleAnswer {
    return {
      value: sum(
        this.delivered(q).map((e) =>
          sum([Number(e.data[plus] ?? 0), minus ? -Number(e.data[minus] ?? 0) : 0]),
        ),
      ),
    };
  }

  answer(kpi: string, q: OracleQuestion, approachPartOnly = false): OracleAnswer {
    switch (kpi) {
      case '1.1':
        return { value: this.distinct(this.part(q, 'HouseholdReached')) };
      case '1.2':
        return { value: this.newlyReached(q).length };
      case '1.3':
        return { value: this.part(q, 'HouseholdReached').length };
      case '1.4': {
        const approached = new Set(this.part(q, 'HouseholdApproached').map(this.h));
        const reached = new Set(
          (approachPartOnly ? this.in(q, 'HouseholdReached') : this.part(q, 'HouseholdReached')).map(this.h),
        );
        return {
          numerator: [...approached].filter((h) => reached.has(h)).length,
          denominator: approached.size,
        };
      }
      case '1.5': {
        const cohort = this.newlyReached(q).filter(
          (e) => dayNumber(e.data['occurredOn']) <= dayNumber(q.ref) - 90,
        );
        const accepted = cohort.filter((e) =>
          this.all('HelpAccepted').some((a) => {
            const after = dayNumber(a.data['occurredOn']) - dayNumber(e.data['occurredOn']);
            return this.h(a) === this.h(e) && after >= 0 && after <= 90;
          }),
        );
        return { numerator: accepted.length, denominator: cohort.length };
      }
      case '1.6':
        return { value: this.distinct(this.part(q, 'EnergyFixDelivered')) };
      case '1.7': {
        const latest = new Map<string, Effective>();
        for (const e of this.part(q, 'EnergyFixDelivered')) {
          const known = latest.get(this.h(e));
          if (!known || String(e.data['occurredOn']) >= String(known.data['occurredOn']))
            latest.set(this.h(e), e);
        }
        const of = (name: string) =>
          sum([...latest.values()].map((e) => Number((e.data['saving'] as Data | undefined)?.[name] ?? 0)));
        return { value: of('gasM3'), components: { gasM3: of('gasM3'), kWh: of('kWh'), eur: of('eur') } };
      }
      case '1.8': {
        const physical = this.part(q, 'EnergyFixDelivered', 'HomeRenovated');
        const social = this.all('HelpAccepted', 'SupportConcluded').filter(
          (s) => !String(s.data['helpKind']).startsWith('ENERGY_'),
        );
        const both = physical.filter((e) =>
          social.some(
            (s) =>
              this.h(s) === this.h(e) &&
              Math.abs(dayNumber(s.data['occurredOn']) - dayNumber(e.data['occurredOn'])) <= 365,
          ),
        );
        return { numerator: this.distinct(both), denominator: this.distinct(physical) };
      }
      case '1.9':
        return {
          value: new Set(this.part(q, 'ReferralTakenUp').map((e) => `${this.h(e)}>${String(e.data['to'])}`))
            .size,
        };
      case '2.1': {
        const perPartner = new Map<string, Set<string>>();
        for (const e of this.part(q, 'ParticipantEnrolled'))
          perPartner.set(
            String(e.partner),
            new Set([...(perPartner.get(String(e.partner)) ?? []), String(e.data['personKey'])]),
          );
        const counts = [...perPartner.values()].map((persons) => persons.size);
        const high = sum(counts);
        return { value: high, components: { low: counts.length === 0 ? 0 : Math.max(...counts), high } };
      }
      case '2.2':
        return {
          value: new Set(
            this.part(q, 'TrainingCompleted').map((e) => `${person(e)}|${String(e.data['trainingId'])}`),
          ).size,
        };
      case '2.3':
        return { value: this.part(q, 'PlacementStarted').filter(isPlacement).length };
      case '2.4':
        return { value: new Set(this.part(q, 'PlacementStarted').filter(isPlacement).map(person)).size };
      case '2.5':
        return this.lastingWork(q);
      case '2.6': {
        const running = this.all('PlacementStarted').filter(
          (e) =>
            isPlacement(e) &&
            this.inScope(e, q.scope) &&
            (q.part?.(e) ?? true) &&
            on(e) <= q.to &&
            !this.all('PlacementEnded').some(
              (x) => same(x, e, 'placementId') && String(x.data['endedOn']) <= q.to,
            ),
        );
        const hours = sum(running.map((e) => Number(e.data['hoursPerWeek'])));
        return { value: hours / 36, components: { hours } };
      }
      case '2.7': {
        const coaches = new Set(
          this.part(q, 'TrainingCompleted')
            .filter((e) => e.data['kind'] === 'ENERGY_COACH')
            .map(person),
        );
        const lives = (who: string) =>
          this.all('ParticipantEnrolled')
            .filter((e) => person(e) === who)
            .map((e) => e.data['residentOfNeighbourhood']);
        return {
          value: [...coaches].filter((who) => lives(who).includes('YES')).length,
          unknown: [...coaches].filter((who) => lives(who).every((answer) => answer === 'UNKNOWN')).length,
        };
      }
      case '3.1':
        return { value: different(this.part(q, 'OwnerAdvised'), 'dwellingKey').length };
      case '3.2':
        return { value: different(this.part(q, 'MeasureInstalled'), 'dwellingKey').length };
      case '3.2n': {
        const firsts = different(this.all('MeasureInstalled'), 'dwellingKey').map((d) =>
          earliest(this.all('MeasureInstalled').filter((e) => e.data['dwellingKey'] === d)),
        );
        return { value: this.part(q, 'MeasureInstalled').filter((e) => firsts.includes(e)).length };
      }
      case '3.3': {
        let [value, unknown] = [0, 0];
        for (const d of different(this.part(q, 'MeasureInstalled'), 'dwellingKey')) {
          const advice = latest(
            this.all('OwnerAdvised').filter(
              (e) =>
                e.data['dwellingKey'] === d &&
                (e.data['labelBefore'] !== undefined || e.data['poorParts'] !== undefined),
            ),
          );
          if (!advice) unknown++;
          else if (
            ['D', 'E', 'F', 'G'].includes(String(advice.data['labelBefore'])) ||
            Number(advice.data['poorParts'] ?? 0) >= 2
          )
            value++;
        }
        return { value, unknown };
      }
      case '3.4': {
        const scale = ['G', 'F', 'E', 'D', 'C', 'B', 'A', 'A+', 'A++', 'A+++', 'A++++'];
        const dwellings = different(this.part(q, 'MeasureInstalled'), 'dwellingKey');
        const steps = dwellings.flatMap((d) => {
          const of = (name: string) => this.all(name).filter((e) => e.data['dwellingKey'] === d);
          const begun = on(earliest(of('MeasureInstalled'))!);
          const before = latest(of('OwnerAdvised').filter((e) => e.data['labelBefore'] !== undefined));
          const after = latest(of('EnergyLabelRegistered').filter((e) => on(e) >= begun));
          if (!before || !after) return [];
          return [
            scale.indexOf(String(after.data['label'])) - scale.indexOf(String(before.data['labelBefore'])),
          ];
        });
        return {
          numerator: sum(steps),
          denominator: steps.length,
          unknown: dwellings.length - steps.length,
          components: {
            sum: sum(steps),
            n: steps.length,
            ...(steps.length === 0 ? {} : { median: middle(steps) }),
          },
        };
      }
      case '3.5': {
        const of = (name: string) =>
          this.part(q, name).reduce((cents, e) => cents + Number(e.data['amountCents']), 0);
        const [arranged, withdrawn] = [of('FinancingArranged'), of('FinancingWithdrawn')];
        return {
          value: (arranged - withdrawn) / 100,
          components: {
            arranged: arranged / 100,
            withdrawn: withdrawn / 100,
            paid: of('FinancingPaid') / 100,
          },
        };
      }
      case '3.6': {
        const cohort = this.part(q, 'OwnerAdvised').filter(
          (e) =>
            earliest(
              this.all('OwnerAdvised').filter((o) => o.data['dwellingKey'] === e.data['dwellingKey']),
            ) === e && dayNumber(on(e)) <= dayNumber(q.ref) - 365,
        );
        const done = cohort.filter((e) =>
          this.all('MeasureInstalled').some((m) => {
            const days = dayNumber(on(m)) - dayNumber(on(e));
            return m.data['dwellingKey'] === e.data['dwellingKey'] && days >= 0 && days <= 365;
          }),
        );
        return { numerator: done.length, denominator: cohort.length };
      }
      case '3.7':
        return { value: different(this.part(q, 'OwnerSupportStarted'), 'dwellingKey').length };
      case '3.8':
        return { value: ofPartner(this.part(q, 'ResidentInitiativeSupported'), 'initiativeId').length };
      case '4.1':
        return this.sumOf(q, 'pavingRemovedM2', 'pavingAddedM2');
      case '4.2':
        return this.sumOf(q, 'greenAddedM2');
      case '4.3':
        return this.sumOf(q, 'treesPlanted', 'treesFelled');
      case '4.4':
        return this.sumOf(q, 'waterStorageM3');
      case '4.5':
        return this.sumOf(q, 'meetPlayM2');
      case '4.6': {
        const energy = this.delivered(q).filter((e) =>
          ['HEAT_NETWORK', 'GRID_REINFORCEMENT', 'GAS_REMOVAL'].includes(
            String(this.plan(e)?.data['trigger']),
          ),
        );
        const n = (e: Effective, name: string) => Number(e.data[name] ?? 0);
        const good = energy.filter(
          (e) =>
            n(e, 'greenAddedM2') + n(e, 'meetPlayM2') + n(e, 'saferStreetM') > 0 ||
            n(e, 'pavingRemovedM2') - n(e, 'pavingAddedM2') > 0,
        );
        const lengths = (works: Effective[]) => sum(works.map((e) => Number(this.plan(e)?.data['lengthM'])));
        const [long, whole] = [lengths(good), lengths(energy)];
        return {
          numerator: good.length,
          denominator: energy.length,
          unknown: this.delivered(q).filter((e) => !this.plan(e)).length,
          components: {
            lengthNumerator: long,
            lengthDenominator: whole,
            ...(whole === 0 ? {} : { lengthShare: long / whole }),
          },
        };
      }
      case '4.7': {
        const opened = this.part(q, 'StreetOpened').filter((e) =>
          this.all('StreetOpened').some((o) => {
            const [on, before] = [String(e.data['occurredOn']), String(o.data['occurredOn'])];
            const otherWork = o.partner !== e.partner || o.data['workId'] !== e.data['workId'];
            return (
              o.data['segmentId'] === e.data['segmentId'] &&
              otherWork &&
              before <= on &&
              before >= threeYearsBefore(on)
            );
          }),
        );
        return { value: new Set(opened.map((e) => e.data['segmentId'])).size };
      }
      case '4.8':
        return this.sumOf(q, 'saferStreetM');
      case 'X.4': {
        const first = new Map<string, Effective>();
        const id = (e: Effective) => `${e.partner ?? ''}|${String(e.data['interventionId'])}`;
        for (const e of this.all('InterventionStarted')) {
          const known = first.get(id(e));
          if (!known || String(e.data['occurredOn']) < String(known.data['occurredOn'])) first.set(id(e), e);
        }
        const running = [...first.values()].filter(
          (e) =>
            String(e.data['occurredOn']) <= q.to &&
            !this.all('InterventionCompleted', 'InterventionCancelled').some(
              (x) => id(x) === id(e) && String(x.data['occurredOn']) <= q.to,
            ),
        );
        return { value: running.filter((e) => this.inScope(e, q.scope) && (q.part?.(e) ?? true)).length };
      }
      case 'X.1': {
        const linkages = (name: string, reason?: string) =>
          ofPartner(
            this.part(q, name).filter((e) => reason === undefined || e.data['reason'] === reason),
            'linkageId',
          ).length;
        const missed = linkages('LinkageMissed');
        const reasons = 'TIMING FUNDING_SILOS OWNERSHIP REGULATION GRID_CAPACITY SUPPORT OTHER'.split(' ');
        return {
          numerator: linkages('LinkageRealised'),
          denominator: linkages('LinkageRealised') + missed,
          components: {
            missed,
            ...Object.fromEntries(reasons.map((r) => [`missed.${r}`, linkages('LinkageMissed', r)])),
          },
        };
      }
      case 'X.2': {
        const reports = this.part(q, 'ObstacleReported').filter(
          (e) =>
            on(e) <= q.ref &&
            earliest(this.all('ObstacleReported').filter((o) => same(o, e, 'obstacleId'))) === e,
        );
        const days: number[] = [];
        const open: number[] = [];
        let resolvedUnanswered = 0;
        for (const e of reports) {
          const then = (name: string) =>
            this.all(name).filter((x) => same(x, e, 'obstacleId') && on(x) >= on(e) && on(x) <= q.ref);
          const answer = earliest(then('ObstacleAnswered'));
          if (answer) days.push(dayNumber(on(answer)) - dayNumber(on(e)));
          else if (then('ObstacleResolved').length > 0) resolvedUnanswered++;
          else open.push(dayNumber(q.ref) - dayNumber(on(e)));
        }
        return {
          ...(days.length === 0 ? {} : { value: middle(days) }),
          components: {
            answered: days.length,
            open: open.length,
            resolvedUnanswered,
            ...(open.length === 0
              ? {}
              : { medianDaysOpen: middle(open), longestDaysOpen: Math.max(...open) }),
          },
        };
      }
      case 'X.3': {
        const requests = (name: string) => ofPartner(this.part(q, name), 'requestId').length;
        const [granted, denied] = [requests('ExperimentRoomGranted'), requests('ExperimentRoomDenied')];
        return { numerator: granted, denominator: granted + denied, components: { granted, denied } };
      }
      case 'Q.1':
      case 'Q.2':
        return this.submissions(kpi, q);
      case 'Q.3': {
        const somewhere = this.entries.filter(
          (e) => e.data['neighbourhoodId'] !== undefined && e.name !== 'NeighbourhoodRegistered',
        );
        const entries = this.part(q, ...somewhere.map((e) => e.name));
        const days = entries.map((e) => dayNumber(this.recordedOn(e.position)) - dayNumber(on(e)));
        const late = days.filter((d) => d > 30).length;
        return days.length === 0
          ? { components: { entries: 0, late } }
          : {
              value: middle(days),
              components: { entries: days.length, late, lateShare: late / days.length },
            };
      }
      case 'Q.4': {
        let [numerator, denominator] = [0, 0];
        for (const [dimension, names] of Object.entries(SPLIT_BY)) {
          if (q.dimension !== undefined && q.dimension !== dimension) continue;
          const entries = this.part(q, ...names);
          denominator += entries.length;
          numerator += entries.filter((e) => !this.says(e, dimension)).length;
        }
        return { numerator, denominator };
      }
      default:
        throw new Error(`no oracle for ${kpi}`);
    }
  }

  /** Whether an entry, or where that is asked of another entry that one, says where it belongs in a split. */
  private says(e: Effective, dimension: string): boolean {
    if (dimension === 'trigger') return this.plan(e) !== undefined;
    if (dimension === 'werklijn')
      return this.all('InterventionPlanned', 'InterventionStarted').some(
        (x) => same(x, e, 'interventionId') && x.data['werklijnen'] !== undefined,
      );
    if (dimension === 'scale') return this.lastSaid(e, 'linkageId', 'scale') !== undefined;
    if (dimension === 'authority') return this.lastSaid(e, 'requestId', 'authority') !== undefined;
    if (dimension === 'level' && e.name !== 'ObstacleReported') return this.levelOf(e) !== undefined;
    return (e.data[dimension] ?? 'UNKNOWN') !== 'UNKNOWN';
  }

  private submissions(kpi: 'Q.1' | 'Q.2', q: OracleQuestion): OracleAnswer {
    const due = new Map(
      this.all('ReportingPeriodOpened').map(({ data }) => [String(data['period']), String(data['dueOn'])]),
    );
    let [numerator, denominator] = [0, 0];
    for (const [period, dueOn] of due)
      for (const partnerId of this.takingPart(period, q.scope)) {
        const [from, to] = daysOf(period);
        if (from < q.from || to > q.to) continue;
        denominator++;
        const steps = this.all('SubmissionMade', 'SubmissionReturned', 'SubmissionAccepted').filter(
          (e) => submitter(e) === partnerId && e.data['period'] === period,
        );
        const made = steps.filter(({ name }) => name === 'SubmissionMade');
        const last = steps.at(-1)?.name;
        const nil = made.at(-1)?.data['nilReport'] === true;
        const counts =
          kpi === 'Q.1'
            ? last === 'SubmissionAccepted' || (last === 'SubmissionMade' && nil)
            : made.length > 0 && this.recordedOn(made[0]!.position) <= dueOn;
        if (counts) numerator++;
      }
    return { numerator, denominator };
  }

  /** Who takes part in a scope on some day of a period, in a werklijn or in any (KPIS.md, Q.1 and Q.2, version 2). */
  takingPart(period: string, scope: string, werklijn?: number): string[] {
    const [from, to] = daysOf(period);
    const ids = new Set(this.all('PartnerRegistered').map(({ data }) => String(data['partnerId'])));
    return [...ids].filter((partnerId) => {
      const said = this.all('PartnerRegistered', 'PartnerParticipationChanged').filter(
        ({ data }) => data['partnerId'] === partnerId,
      );
      const day = (e: Effective) =>
        (e.data['occurredOn'] as string | undefined) ?? this.recordedOn(e.position);
      // What a partner takes part in changes on no other days than these.
      const days = [from, ...said.map(day).filter((on) => on >= from && on <= to)];
      return days.some((on) => {
        const { werklijnen, neighbourhoodIds } = this.partnerOn(said, day, on);
        return (
          werklijnen.length > 0 &&
          (werklijn === undefined || werklijnen.includes(werklijn)) &&
          neighbourhoodIds.some(
            (id) =>
              this.municipality.has(id) &&
              (scope === 'NL' || scope === id || this.municipality.get(id) === scope),
          )
        );
      });
    });
  }

  private partnerOn(said: Effective[], day: (e: Effective) => string, on: string) {
    let state: { werklijnen: number[]; neighbourhoodIds: string[] } | undefined;
    const start = said
      .filter(({ name }) => name === 'PartnerRegistered')
      .map(day)
      .sort()[0]!;
    const counts = (e: Effective) => (day(e) < start ? start : day(e));
    const order = [...said].sort((a, b) =>
      counts(a) === counts(b) ? a.position - b.position : counts(a) < counts(b) ? -1 : 1,
    );
    for (const e of order) {
      if (counts(e) > on) break;
      // A change leaves what it does not name.
      if (e.name === 'PartnerRegistered' || state)
        state = { ...state, ...(e.data as never as NonNullable<typeof state>) };
    }
    return state ?? { werklijnen: [], neighbourhoodIds: [] };
  }

  /** How many of how many partners report: of the period itself, also where the figure is cumulative. */
  partners(
    kpi: { code: string; werklijn?: number | undefined; inputs: readonly string[]; stock?: boolean },
    period: string,
    scope: string,
  ): { partnersReporting: number; partnersExpected: number } {
    const [from, to] = daysOf(period);
    const expected = this.takingPart(period, scope, kpi.werklijn);
    const handedIn = (partnerId: string) =>
      this.all('ReportingPeriodOpened').some(({ data }) => {
        const [first, last] = daysOf(String(data['period']));
        return (
          first >= from &&
          last <= to &&
          this.takingPart(String(data['period']), scope).includes(partnerId) &&
          this.all('SubmissionMade').some(
            (made) => submitter(made) === partnerId && made.data['period'] === data['period'],
          )
        );
      });
    const hasData = (partnerId: string) =>
      this.in({ from: kpi.stock ? '0000-01-01' : from, to, scope, ref: to }, ...kpi.inputs).some(
        (e) => e.partner === partnerId,
      );
    const reports = kpi.code === 'Q.1' || kpi.code === 'Q.2' ? handedIn : hasData;
    return {
      partnersReporting: expected.filter(reports).length,
      partnersExpected: expected.length,
    };
  }

  /** KPIS.md, "2.5 in full", sentence by sentence. */
  private lastingWork(q: OracleQuestion): OracleAnswer {
    const referenceDay = dayNumber(q.ref);
    const starts = this.all('PlacementStarted').filter(
      (e) => isPlacement(e) && dayNumber(on(e)) <= referenceDay,
    );
    const days = (e: Effective, name: string, field: string) =>
      this.all(name)
        .filter((x) => same(x, e, 'placementId'))
        .map((x) => dayNumber(x.data[field]))
        .filter((day) => day <= referenceDay);
    let [sustained, notSustained, unknown, notMature] = [0, 0, 0, 0];
    for (const who of new Set(starts.map(person))) {
      const chain = starts
        .filter((e) => person(e) === who)
        .sort((a, b) => dayNumber(on(a)) - dayNumber(on(b)) || a.position - b.position);
      const found: Effective[][] = [];
      for (const e of chain) {
        const spell = found.at(-1);
        const joins = spell?.some((before) => {
          const ends = days(before, 'PlacementEnded', 'endedOn');
          return ends.length === 0 || ends.some((end) => dayNumber(on(e)) <= end + 28);
        });
        if (spell && joins) spell.push(e);
        else found.push([e]);
      }
      for (const spell of found) {
        const first = spell[0]!;
        const s = dayNumber(on(first));
        if (on(first) < q.from || on(first) > q.to || !this.inScope(first, q.scope)) continue;
        if (!(q.part?.(first) ?? true)) continue;
        const evidence = spell.flatMap((e) => [
          ...days(e, 'PlacementConfirmed', 'confirmedOn'),
          ...days(e, 'PlacementEnded', 'endedOn'),
        ]);
        if (s > referenceDay - 182) notMature++;
        else if (evidence.some((day) => day >= s + 182)) sustained++;
        else if (spell.every((e) => days(e, 'PlacementEnded', 'endedOn').length > 0)) notSustained++;
        else unknown++;
      }
    }
    const mature = sustained + notSustained + unknown;
    return {
      numerator: sustained,
      denominator: sustained + notSustained,
      unknown,
      components: {
        sustained,
        notSustained,
        unknown,
        mature,
        notMature,
        ...(mature === 0 ? {} : { lower: sustained / mature, upper: (sustained + unknown) / mature }),
      },
    };
  }

  /** What the latest step by position of the same thing says; undefined when none says anything. */
  lastSaid(e: Effective, id: string, field: string): unknown {
    return this.entries
      .filter((x) => same(x, e, id) && x.data[field] !== undefined)
      .sort((a, b) => a.position - b.position)
      .at(-1)?.data[field];
  }

  /** The level of the obstacle that room to experiment is asked for. */
  levelOf(room: Effective): unknown {
    const obstacleId = this.lastSaid(room, 'requestId', 'obstacleId');
    const named = { ...room, data: { ...room.data, obstacleId } };
    return obstacleId === undefined ? undefined : this.lastSaid(named, 'obstacleId', 'level');
  }

  /** The werklijnen of an intervention: its first start's own, else those of the latest plan. */
  werklijnenOf(start: Effective): readonly number[] {
    const own = start.data['werklijnen'] as number[] | undefined;
    if (own) return own;
    const plan = this.all('InterventionPlanned').findLast(
      (p) => p.partner === start.partner && p.data['interventionId'] === start.data['interventionId'],
    );
    return (plan?.data['werklijnen'] as number[] | undefined) ?? [];
  }
}

/** 36 calendar months earlier, on the month's last day where that day does not exist. */
function threeYearsBefore(date: string): string {
  const [year, month, day] = date.split('-').map(Number);
  const last = new Date(Date.UTC(year! - 3, month, 0)).getUTCDate();
  return `${year! - 3}-${String(month).padStart(2, '0')}-${String(Math.min(day!, last)).padStart(2, '0')}`;
}

/** First and last day of `2024`, `2024-H1`, `2024-Q3` or `2024-07`. */
function daysOf(period: string): readonly [string, string] {
  const [year = '', part = ''] = period.split('-');
  const [first, last] =
    part === ''
      ? [1, 12]
      : part.startsWith('H')
        ? [Number(part[1]) * 6 - 5, Number(part[1]) * 6]
        : part.startsWith('Q')
          ? [Number(part[1]) * 3 - 2, Number(part[1]) * 3]
          : [Number(part), Number(part)];
  const end = new Date(Date.UTC(Number(year), last, 0)).toISOString().slice(0, 10);
  return [`${year}-${String(first).padStart(2, '0')}-01`, end];
}
