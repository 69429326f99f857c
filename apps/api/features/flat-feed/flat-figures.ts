import { QueryBus, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { datesOf, findKpi, parsePeriod, programmeRegisterAt, type Figure } from '#libs/indicators';
import { dateOf, fault } from '#libs/programme';
import { Figures, positionOf, QueryError, ReadModel, type AsOfInput } from '#libs/read-model';
import { authorise } from '../../kernel/access/permission.js';
import { GetFigures } from '../figures/get-figures.js';
import { MOST_FIGURES } from './bounds.js';
import { queryWith } from '../../kernel/messages.js';

/** A figure on a line of its own: nothing in it needs another line to be read. */
export interface FlatFigure {
  readonly kpi: string;
  readonly label: string;
  readonly unit: string;
  readonly scope: string;
  readonly scopeName: string;
  readonly period: string;
  readonly from: string;
  readonly to: string;
  readonly cumulative: boolean;
  readonly status: Figure['status'];
  readonly value: number | null;
  readonly numerator: number | null;
  readonly denominator: number | null;
  readonly unknown: number | null;
  readonly target: number | null;
  readonly partnersReporting: number;
  readonly partnersExpected: number;
  readonly definitionVersion: number;
  readonly position: string;
  readonly referenceDate: string;
}

/** What is asked; all areas when `scopes` is `all`. */
export interface FlatFiguresQuery {
  readonly kpis: readonly string[] | undefined;
  readonly scopes: readonly string[] | 'all' | undefined;
  readonly periods: readonly string[];
  readonly cumulative: boolean;
  readonly asOf: AsOfInput | undefined;
}

/** The figures of now, or of then, one a line; for who may read figures, each by its own rights. */
export class GetFlatFigures extends queryWith<readonly FlatFigure[], { query: FlatFiguresQuery }>() {}

/** Answers GetFlatFigures. */
@QueryHandler(GetFlatFigures)
export class GetFlatFiguresHandler implements IQueryHandler<GetFlatFigures> {
  constructor(
    private readonly queries: QueryBus,
    private readonly figures: Figures,
    private readonly readModel: ReadModel,
  ) {}

  async execute({ query, actor }: GetFlatFigures): Promise<readonly FlatFigure[]> {
    authorise(actor, 'figures');
    const { kpis, scopes, periods, cumulative, asOf } = query;
    const none = periods.filter((period) => parsePeriod(period) === undefined);
    if (none.length > 1)
      throw new QueryError(none.map((period) => fault('UNKNOWN_PERIOD', ['period'], {}, period)));
    const found: FlatFigure[] = [];
    for (const period of periods) {
      const answer = await this.queries.execute(
        new GetFigures({
          query: {
            period,
            cumulative,
            ...(kpis === undefined ? {} : { kpis }),
            ...(scopes === undefined ? {} : { scopes: scopes === 'all' ? this.areas(asOf) : scopes }),
            ...(asOf === undefined ? {} : { asOf }),
          },
          actor,
        }),
      );
      if (answer.length * periods.length > MOST_FIGURES)
        throw new QueryError([
          fault('TOO_MANY_FIGURES', ['periode'], {
            max: MOST_FIGURES,
            count: answer.length * periods.length,
          }),
        ]);
      for (const figure of answer) found.push(this.flat(figure));
    }
    return found;
  }

  private areas(asOf: AsOfInput | undefined): readonly string[] {
    const { neighbourhoods } = programmeRegisterAt(this.figures.at(positionOf(this.readModel.model, asOf)));
    const municipalities = [...neighbourhoods.values()].map((one) => one.municipalityCode);
    return ['NL', ...new Set(municipalities), ...neighbourhoods.keys()];
  }

  private flat(figure: Figure): FlatFigure {
    const { kpi: code, scope, period, status, value, measurement, target, referenceDay, position } = figure;
    const kpi = findKpi(code);
    const { neighbourhoods } = programmeRegisterAt(this.figures.at(position));
    const name =
      neighbourhoods.get(scope)?.name ??
      [...neighbourhoods.values()].find((one) => one.municipalityCode === scope)?.municipality;
    return {
      ...{ kpi: code, label: kpi?.label.nl ?? code, unit: kpi?.unit.nl ?? '', scope },
      scopeName: scope === 'NL' ? 'Programma' : (name ?? scope),
      ...{ period: period.code, ...datesOf(period), cumulative: period.cumulative, status },
      value: value ?? null,
      numerator: measurement.numerator ?? null,
      denominator: measurement.denominator ?? null,
      unknown: measurement.unknown ?? null,
      target: target ?? null,
      partnersReporting: figure.partnersReporting,
      partnersExpected: figure.partnersExpected,
      definitionVersion: figure.definitionVersion,
      position: String(position),
      referenceDate: dateOf(referenceDay),
    };
  }
}
