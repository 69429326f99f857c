import imported, { type Highs, type ModelData } from 'highs';
import type { Problem, Solver } from '#libs/disclosure';

/** Options that make an answer depend on the question alone. */
const OPTIONS = {
  output_flag: false,
  presolve: 'off',
  random_seed: 0,
  mip_rel_gap: 0,
} as const;

/** Seconds that a question may take, by the clock. */
const LIMIT = 60;

/** The package's types take its default export for the module; what is imported is the loader itself. */
const load = imported as unknown as typeof imported.default;

let loading: Promise<Highs> | undefined;

/**
 * The solver, once its WebAssembly is there. Rejects when it cannot be loaded. A question that takes longer than so
 * many seconds is an error, never "infeasible".
 */
export async function openSolver(seconds = LIMIT): Promise<Solver> {
  loading ??= load();
  const highs = await loading;
  return (problem) => solve(highs, problem, seconds);
}

/**
 * Without the condition of whole numbers first: that is a thousandth of the work, and mostly the answer is whole
 * already, or there is none at all.
 */
function solve(highs: Highs, problem: Problem, seconds: number): readonly number[] | undefined {
  if (problem.low.some((low, i) => low > (problem.high[i] ?? Infinity))) return undefined;
  const relaxed = answer(highs, toModelData(highs, problem), seconds);
  if (relaxed === undefined || relaxed.every(isWhole)) return relaxed?.map(Math.round);
  const integrality = new Int32Array(problem.low.length).fill(highs.constants.variableType.integer);
  return answer(highs, { ...toModelData(highs, problem), integrality }, seconds)?.map(Math.round);
}

const isWhole = (n: number): boolean => Math.abs(n - Math.round(n)) < 1e-6;

function answer(highs: Highs, data: ModelData, seconds: number): readonly number[] | undefined {
  return highs.withModel(data, (model) => {
    model.options.set({ ...OPTIONS, time_limit: seconds });
    model.run();
    const { optimal, infeasible, unboundedOrInfeasible } = highs.constants.modelStatus;
    const status = model.getModelStatus();
    if (status === infeasible || status === unboundedOrInfeasible) return undefined;
    if (status !== optimal) throw new Error(`HiGHS answers neither yes nor no: status ${String(status)}`);
    return Array.from(model.getSolution().colValue);
  });
}

function toModelData(highs: Highs, { low, high, rows, objective, sense }: Problem): ModelData {
  const starts = [0];
  for (const { terms } of rows) starts.push((starts.at(-1) ?? 0) + terms.length);
  const cost = new Float64Array(low.length);
  for (const [i, times] of objective) cost[i] = times;
  const { minimize, maximize } = highs.constants.objectiveSense;
  return {
    numCols: low.length,
    numRows: rows.length,
    sense: sense === 'LEAST' ? minimize : maximize,
    colCost: cost,
    colLower: Float64Array.from(low),
    colUpper: Float64Array.from(high),
    rowLower: Float64Array.from(rows, (row) => row.low),
    rowUpper: Float64Array.from(rows, (row) => row.high),
    matrix: {
      format: 'csr',
      numRows: rows.length,
      numCols: low.length,
      starts: Int32Array.from(starts),
      indices: Int32Array.from(rows.flatMap(({ terms }) => terms.map(([i]) => i))),
      values: Float64Array.from(rows.flatMap(({ terms }) => terms.map(([, times]) => times))),
    },
  };
}
