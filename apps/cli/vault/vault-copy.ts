import { existsSync } from 'node:fs';
import { isSomebodys, openVault, type KeyVault } from '#libs/event-store';
import { ConfigError, defined, secretIn, vaultKeyOf, type Config, type ConfigFault } from '#libs/platform';
import { copyKeys } from '../migrate.js';
import { whileOpen } from '../while-open.js';

/** A secret of the environment, or nothing; throws ConfigError for a text that is none. */
export function secretOf(name: string, environment: NodeJS.ProcessEnv): Uint8Array | undefined {
  const faults: ConfigFault[] = [];
  const secret = secretIn(
    name,
    (setting) => environment[setting]?.trim() || undefined,
    (setting, nl, en) => faults.push({ setting, message: { nl, en } }),
  );
  if (faults.length > 0) throw new ConfigError(faults);
  return secret;
}

/**
 * Copies the vault into a new file, sealed with WIJKSPOOR_VAULT_NEW_KEY or plain without it: seals a plain vault,
 * gives a sealed one another key, or opens it. Every token is looked up in the copy before it says that it is done.
 * The old file stays; nobody may use it any more.
 */
export async function vaultCopy(config: Config, to: string, environment: NodeJS.ProcessEnv): Promise<void> {
  if (existsSync(to)) throw new Error(`${to} bestaat al / is there already`);
  const newKey = secretOf('WIJKSPOOR_VAULT_NEW_KEY', environment);
  await whileOpen(openVault(config.vault, vaultKeyOf(config)), (source) =>
    whileOpen(openVault(to, defined({ key: newKey })), async (target) => {
      const copied = await copyKeys(source, target);
      await mustBeEqual(source, target);
      process.stdout.write(
        newKey === undefined
          ? `${copied} sleutels gekopieerd, niet versleuteld / keys copied, not encrypted: ${to}\n`
          : `${copied} sleutels gekopieerd en versleuteld / keys copied and encrypted: ${to}\n`,
      );
    }),
  );
}

async function mustBeEqual(source: KeyVault, target: KeyVault): Promise<void> {
  for await (const { token, ...key } of source.entries()) {
    const [found] = await target.knownTokens([key]);
    const revealed = isSomebodys(key) ? (await target.reveal([token])).get(token) : key.key;
    if (found !== token || revealed !== key.key)
      throw new Error('de kopie verschilt van de kluis / the copy differs from the vault');
  }
}
