import { openVault, protectionKey } from '#libs/event-store';
import { vaultKeyOf, type Config } from '#libs/platform';
import { OutsideEditions } from '#libs/read-model';
import { protectInWorker } from '#libs/solver';
import { logMustBeThere } from '../log-to-read.js';
import { withEditions } from './with-editions.js';
import { whileOpen } from '../while-open.js';

/** What a fault of the proof begins with, and what it is called in Dutch. */
const DUTCH: readonly (readonly [start: string, dutch: string])[] = [
  ['protects nothing', 'beschermt niets'],
  ['looser than before', 'losser dan eerder'],
  ['refused, and yet shown', 'geweigerd, en toch getoond'],
  ['not what its cells give', 'niet wat de cellen geven'],
  ['figures', 'aantal cijfers'],
  ['the cells are not', 'de cellen zijn niet die van de exacte tabel'],
  ['the exact table', 'de exacte tabel is niet die van het logboek'],
  ['shown, and only', 'getoond, met te weinig gebeurtenissen sinds een eerdere'],
  ['shown, and', 'getoond, en toch te klein'],
  ['shown of a table', 'getoond uit een weggelaten tabel'],
  ['shown', 'getoond onder de ondergrens'],
  ['far from the truth', 'ver van het ware getal'],
  ['no world', 'geen mogelijke wereld'],
  ['world', 'een wereld klopt niet'],
];

const explained = (fault: string): string =>
  `${DUTCH.find(([start]) => fault.startsWith(start))?.[1] ?? 'fout'} / ${fault}`;

/** Named of one edition; the rest is counted. */
const NAMED = 20;

/**
 * Repeats the proof of editions for outsiders: by adding integers, without the solver that found the worlds. What is
 * not kept yet is made first. Prints a line for each, and what is wrong; gives false when anything is (exit code 1).
 */
export async function auditCommand(
  config: Config,
  editionIds: readonly string[],
  { json = false }: { readonly json?: boolean },
  write = (text: string): void => void process.stdout.write(text),
): Promise<boolean> {
  // Before the vault, which would be made.
  logMustBeThere(config.store);
  return whileOpen(openVault(config.vault, vaultKeyOf(config)), async (vault) => {
    return withEditions(config, async ({ editions, readModel }) => {
      const how = { key: (keyId: number) => protectionKey(vault, keyId), protector: protectInWorker };
      const outside = new OutsideEditions(readModel, editions, how);
      const chosen = editionIds.length === 0 ? editions.list() : editionIds.map((id) => editions.named(id));
      const found = [];
      for (const { editionId } of chosen) {
        const [edition] = await outside.named([editions.named(editionId)]);
        const { faults, ...proof } = await outside.audit(editions.named(editionId));
        found.push({
          editionId,
          digest: edition?.digest ?? '',
          ...proof,
          holds: faults.length === 0,
          faults,
        });
      }
      if (json) write(`${JSON.stringify({ editions: found }, null, 2)}\n`);
      else for (const one of found) write(lineOf(one));
      return found.every(({ holds }) => holds);
    });
  });
}

type Found = Awaited<ReturnType<OutsideEditions['audit']>> & {
  readonly editionId: string;
  readonly digest: string;
};

function lineOf({ editionId, digest, shown, hidden, worlds, goals, without, faults }: Found): string {
  const left = without.length === 0 ? '' : `  weggelaten / left out: ${without.join(', ')}`;
  const head = `${editionId}  ${digest}  `;
  if (faults.length === 0)
    return `${head}${shown} getoond / shown, ${hidden} verborgen / hidden, ${goals} doelen / goals in ${worlds} werelden / worlds${left}  bewezen / proved\n`;
  const more = faults.length - NAMED;
  return (
    `${head}NIET BEWEZEN / NOT PROVED\n${faults
      .slice(0, NAMED)
      .map((fault) => `  ${explained(fault)}\n`)
      .join('')}` + (more > 0 ? `  … nog / and ${more}\n` : '')
  );
}
