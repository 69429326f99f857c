import { LRUCache } from 'lru-cache';
import { calculate, type FigureRequest, type Dimension, type Figure } from '#libs/indicators';

/** Figures kept at most; what was asked for longest ago goes first. */
const MOST = 50_000;

/** What most figures have in common with the one that was asked for before. */
interface LastRequest extends Pick<FigureRequest, 'entries' | 'kpi' | 'period' | 'referenceDay'> {
  readonly split: Dimension | undefined;
  readonly text: string;
}

/** Figures that were asked for, by all that they are asked by. */
export class FigureCache {
  /** By sizes, and not by `max`, for which lists of that length would be made before anything is asked. */
  private readonly kept = new LRUCache<string, Figure>({ maxSize: MOST, sizeCalculation: () => 1 });
  private last: LastRequest | undefined;

  /** The figure as it was computed before, or computed now. */
  figure(request: FigureRequest, split: Dimension | undefined): Figure {
    const key = this.textOf(request, split) + request.scope.code;
    const known = this.kept.get(key);
    if (known) return known;
    const figure = withoutZeros(calculate(request, split));
    this.kept.set(key, figure);
    return figure;
  }

  /** All that a figure is asked by, its scope apart: a text made once for all scopes of a question. */
  private textOf(
    { entries, kpi, period, referenceDay }: FigureRequest,
    split: Dimension | undefined,
  ): string {
    const { last } = this;
    if (
      last?.entries === entries &&
      last.kpi === kpi &&
      last.period === period &&
      last.referenceDay === referenceDay &&
      last.split === split
    )
      return last.text;
    const text = `${entries.position}|${kpi.code}|${kpi.version}|${period.code}|${period.cumulative}|${referenceDay}|${split ?? ''}|`;
    this.last = { entries, kpi, period, referenceDay, split, text };
    return text;
  }
}

/**
 * Where nothing is known of the whole, nothing is known of its parts either: no value, never 0 (KPIS.md). Editions
 * keep the parts as they were published with.
 */
const withoutZeros = (figure: Figure): Figure =>
  figure.status === 'NO_DATA'
    ? { ...figure, parts: figure.parts.map((part) => ({ ...part, status: 'NO_DATA', value: undefined })) }
    : figure;
