import { openStore, withFolder } from '#libs/event-store';
import type { Figure } from '#libs/indicators';
import { amsterdamDate, type Config } from '#libs/platform';
import { Figures, ReadModel } from '#libs/read-model';

/** Years, and the quarters and months of the last one: enough to touch every column of every KPI. */
const PERIODS = ['2024', '2025', '2026-H1', '2026-Q1', '2026-07'];

/**
 * Proves the durable read model equal to a fold from scratch: every KPI and scope, several periods, at positions spread
 * over the whole log. Prints each difference and sets exit code 1 when there is one.
 */
export async function verify(config: Config, positions: number): Promise<void> {
  const store = await openStore(config.store);
  const kept = new ReadModel({ log: store, path: await withFolder(config.readModel), tries: 4 });
  const fresh = new ReadModel({ log: store, path: ':memory:', tries: 4 });
  try {
    await kept.start();
    await fresh.start();
    const head = Number(await store.head());
    let compared = 0;
    let different = 0;
    for (let i = 1; i <= positions; i++) {
      const position = BigInt(Math.max(1, Math.round((head * i) / positions)));
      const [ours, theirs] = [kept, fresh].map((readModel) => ask(readModel, position));
      ours?.forEach((figure, n) => {
        compared++;
        const other = theirs?.[n];
        if (JSON.stringify(figure) === JSON.stringify(other)) return;
        different++;
        process.stdout.write(
          `${position} ${figure.kpi} ${figure.scope} ${figure.period.code}: ${show(figure)} ≠ ${show(other)}\n`,
        );
      });
    }
    process.stdout.write(
      `${compared} cijfers vergeleken op ${positions} posities, ${different} verschillen / ` +
        `${compared} figures compared at ${positions} positions, ${different} differences\n`,
    );
    if (different > 0) process.exitCode = 1;
  } finally {
    await kept.close();
    await fresh.close();
    await store.close();
  }
}

function ask(readModel: ReadModel, position: bigint): readonly Figure[] {
  const figures = new Figures(readModel, { now: () => 0, dateIn: amsterdamDate });
  const scopes = ['NL', ...readModel.neighbourhoodsAt(position)];
  return PERIODS.flatMap((period) =>
    [false, true].flatMap((cumulative) => figures.answer({ period, cumulative, scopes, asOf: { position } })),
  );
}

const show = (figure: Figure | undefined): string => JSON.stringify(figure?.measurement);
