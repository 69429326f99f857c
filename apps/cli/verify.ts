import type { Figure } from '#libs/indicators';
import { Monitor } from '#libs/monitor';
import type { Config } from '#libs/platform';
import { passedOverText, type ClockReading } from '#libs/programme';
import type { KeptFault } from '#libs/read-model';
import { readModelFor } from './beside.js';
import { openLogToRead, PATIENCE, TRIES } from './log-to-read.js';
import { keptCheckpoint, verifyProofs } from './verify-proofs.js';

/** Years, and the quarters and months of the last one: enough to touch every column of every KPI. */
const PERIODS = ['2024', '2025', '2026-H1', '2026-Q1', '2026-07'];

/**
 * Proves the durable read model equal to a fold from scratch of the log, of which every entry is held against the
 * digest it was stored with: every KPI and scope, several periods, at positions spread over the whole log; every
 * edition against its digest; what is kept of editions; and the log against what was signed of it, beside it or in
 * `checkpoints` (files). Prints each difference; answers whether there is none.
 */
export async function verify(
  config: Config,
  positions: number,
  write = (text: string): void => void process.stdout.write(text),
  checkpoints: readonly string[] = [],
): Promise<boolean> {
  // Before the long work: a file that is none is told at once.
  const held = checkpoints.map(keptCheckpoint);
  const store = await openLogToRead(config.store);
  const over = { store, clock: { now: () => 0 }, tries: TRIES };
  const file = await readModelFor(config.readModel);
  const kept = new Monitor({ ...over, readModelPath: file.path });
  const fresh = new Monitor({ ...over, readModelPath: ':memory:' });
  try {
    await kept.start();
    await fresh.start();
    // A server may take posts meanwhile: both must have come as far as what is compared.
    const end = await store.head();
    for (const { readModel } of [kept, fresh]) await readModel.waitFor(end, PATIENCE);
    const head = Number(end);
    let compared = 0;
    let different = 0;
    for (let i = 1; i <= positions; i++) {
      const position = BigInt(Math.max(1, Math.round((head * i) / positions)));
      const [ours, theirs] = [kept, fresh].map((monitor) => ask(monitor, position));
      ours?.forEach((figure, n) => {
        compared++;
        const other = theirs?.[n];
        if (JSON.stringify(figure) === JSON.stringify(other)) return;
        different++;
        write(
          `${position} ${figure.kpi} ${figure.scope} ${figure.period.code}: ${show(figure)} ≠ ${show(other)}\n`,
        );
      });
    }
    write(
      `${compared} cijfers vergeleken op ${positions} posities, ${different} verschillen / ` +
        `${compared} figures compared at ${positions} positions, ${different} differences\n`,
    );
    for (const one of fresh.readModel.passedOver(head)) write(`${passedOverText(one)}\n`);
    for (const one of fresh.readModel.model.moments.readings) write(clockText(one));
    const wrong = await verifyEditions(kept, fresh, write);
    write(digestsText((await store.withoutDigest?.()) ?? 0));
    const unproven = await verifyProofs(config, store, held, write);
    const { damage } = kept.readModel;
    if (damage)
      write(
        `het leesmodel was beschadigd, en is opnieuw gemaakt / the read model was damaged, and was made again: ${damage.message}\n`,
      );
    return different + wrong + unproven === 0 && damage === undefined;
  } finally {
    await kept.close();
    await fresh.close();
    file.done();
    await store.close();
  }
}

const clockText = ({ at, from, ahead }: ClockReading): string =>
  `tijden vanaf positie ${from} worden ${ahead / 1_000} s eerder gelezen, zegt positie ${at} / ` +
  `times from position ${from} are read ${ahead / 1_000} s earlier, says position ${at}\n`;

/** Of a log of before digests were kept. Who takes the first digests away makes one of any log. */
const digestsText = (without: number): string =>
  without === 0
    ? ''
    : `posities 1 t/m ${without} zijn van vóór de kenmerken en hebben er geen / positions 1 to ${without} are of before digests and have none\n`;

const WRONG: Readonly<Record<KeptFault, string>> = {
  NOT_IN_LOG: 'staat zo niet in het logboek / is not in the log like that',
  FIGURES: 'het logboek geeft andere cijfers / the log gives other figures',
  KEPT: 'wat is bewaard, is niet wat het logboek geeft / what is kept is not what the log gives',
};

/** Answers how many are wrong. */
async function verifyEditions(kept: Monitor, fresh: Monitor, write: (text: string) => void): Promise<number> {
  let [checked, wrong] = [0, 0];
  await fresh.editions.check(kept.editions, (what, fault) => {
    checked++;
    if (fault === undefined) return;
    wrong++;
    write(`${what}: ${WRONG[fault]}\n`);
  });
  write(
    `${checked} rapportages en wat daarvan is bewaard nagerekend, ${wrong} verschillen / ` +
      `${checked} editions and what is kept of them computed again, ${wrong} differences\n`,
  );
  return wrong;
}

function ask({ figures, readModel }: Monitor, position: bigint): readonly Figure[] {
  const scopes = ['NL', ...readModel.neighbourhoodsAt(position)];
  return PERIODS.flatMap((period) =>
    [false, true].flatMap((cumulative) => figures.answer({ period, cumulative, scopes, asOf: { position } })),
  );
}

const show = (figure: Figure | undefined): string => JSON.stringify(figure?.measurement);
