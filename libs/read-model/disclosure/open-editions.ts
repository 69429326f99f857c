import { METHOD } from '#libs/disclosure';
import {
  EffectiveEntries,
  datesOf,
  parsePeriod,
  programmeRegisterAt,
  resolvePins,
  type Edition,
  type EditionFigure,
} from '#libs/indicators';
import type { OpenArea, OpenEdition, OpenEditions, OpenHeading, OpenRules } from '#libs/open-data';
import { KeptAnswers } from '#libs/platform';
import { amsterdamDate, codeLabel } from '#libs/programme';
import type { ReadModel } from '../read-model.js';
import type { Editions } from '../editions/editions.js';
import { heldBackOf } from './held-back.js';
import { measuresOf } from './open-measures.js';
import { openObservation } from './open-observation.js';
import type { OutsideEditions } from './outside-editions.js';
import { rulesInForce, type RulesVersion } from '../editions/protection-rules.js';

/** Of editions in memory; what was asked longest ago goes first. */
const MOST_KEPT = 64;

/**
 * Editions for everybody (profile PUBLIC), from what outsiders are given and from nothing else (docs/decisions/0073).
 */
export class ProtectedOpenEditions implements OpenEditions {
  private readonly made = new KeptAnswers<OpenEdition>({ max: MOST_KEPT });

  constructor(
    private readonly readModel: ReadModel,
    private readonly editions: Editions,
    private readonly outside: OutsideEditions,
  ) {}

  list(): readonly OpenHeading[] {
    return this.open().map((edition) => this.heading(edition));
  }

  async edition(editionId: string): Promise<OpenEdition | undefined> {
    const edition = this.open().find((one) => one.editionId === editionId);
    if (!edition || edition.standing === 'WITHDRAWN') return undefined;
    const made = await this.made.get(editionId, () => this.make(edition));
    return { ...made, ...this.heading(edition) };
  }

  rules(): OpenRules {
    const { facts, position } = this.readModel.model;
    return openRules(rulesInForce(new EffectiveEntries(facts, position)));
  }

  private open(): readonly Edition[] {
    return this.editions.list().filter(({ disclosureProfile }) => disclosureProfile === 'PUBLIC');
  }

  private heading(edition: Edition): OpenHeading {
    const { editionId, title, period, status, standing, reason, supersededByEditionId } = edition;
    const dates = datesOf(parsePeriod(period) ?? { code: period, cumulative: false, from: 0, to: 0 });
    const successor = this.open().find((one) => one.editionId === supersededByEditionId);
    const recorded = this.readModel.model.facts.moments.of(edition.publishedAt) ?? 0;
    return {
      ...{ editionId, title, period, ...dates, status, standing },
      statusLabel: codeLabel('editionStatus', status),
      reason: standing === 'WITHDRAWN' ? reason : undefined,
      supersededBy: successor?.editionId,
      publishedOn: amsterdamDate(recorded),
      rules: openRules(this.outside.rulesOf(edition)),
      isHeldBack: heldBackOf(this.readModel, edition) !== undefined,
    };
  }

  private async make(edition: Edition): Promise<OpenEdition> {
    const entries = new EffectiveEntries(this.readModel.model.facts, edition.asOfPosition);
    const found = resolvePins(entries, edition, []);
    if ('faults' in found) throw new Error(`edition ${edition.editionId} pins what is not there`);
    const { rules } = this.outside.rulesOf(edition);
    const figures = await this.outside.figures(edition);
    const [shown = edition] = await this.outside.named([edition]);
    const byKpi = new Map<string, EditionFigure[]>();
    for (const figure of figures) {
      const own = byKpi.get(figure.kpi) ?? [];
      byKpi.set(figure.kpi, own);
      own.push(figure);
    }
    const made = found.resolved.kpis.map((kpi) => {
      const own = byKpi.get(kpi.code) ?? [];
      const measures = measuresOf(kpi, own);
      const observations = own.flatMap((figure) =>
        measures.map((one) => openObservation(one, figure, rules)),
      );
      return { measures, observations };
    });
    const observations = made.flatMap((one) => one.observations);
    const { period, referenceDate, areaEdition } = edition;
    const cumulative = parsePeriod(period, true);
    return {
      ...this.heading(edition),
      ...{ referenceDate, areaEdition, method: METHOD, observations },
      cumulativeFrom: cumulative ? datesOf(cumulative).from : '',
      digest: shown.digest,
      measures: made.flatMap((one) =>
        one.measures.map(({ amount: _, treatment: __, ...measure }) => measure),
      ),
      areas: areasOf(entries, figures),
    };
  }
}

const openRules = ({ version, rules: { hideUpTo, base, keep } }: RulesVersion): OpenRules => ({
  version,
  hideUpTo,
  base,
  keep,
});

/** As they were called at the edition's position. */
function areasOf(entries: EffectiveEntries, figures: readonly EditionFigure[]): readonly OpenArea[] {
  const { neighbourhoods } = programmeRegisterAt(entries);
  const municipalities = new Map(
    [...neighbourhoods.values()].map((one) => [one.municipalityCode, one.municipality]),
  );
  return [...new Set(figures.map(({ scope }) => scope))].map((code): OpenArea => {
    const known = neighbourhoods.get(code);
    if (known) {
      const { name, municipalityCode, lat, lon } = known;
      return { code, kind: 'NEIGHBOURHOOD', name, municipalityCode, lat, lon };
    }
    if (code === 'NL') return { code, kind: 'PROGRAMME', name: 'Programma' };
    return { code, kind: 'MUNICIPALITY', name: municipalities.get(code) ?? code };
  });
}
