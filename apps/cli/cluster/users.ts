import { giveRights } from '#libs/event-store';

const ADMIN = 'WIJKSPOOR_CLUSTER_ADMIN';

/**
 * Gives the user of WIJKSPOOR_STORE its account and its rights on the cluster, as the administrator of
 * WIJKSPOOR_CLUSTER_ADMIN.
 */
export async function clusterUsers(
  { store }: { readonly store: string },
  others: readonly string[],
  env: NodeJS.ProcessEnv,
): Promise<void> {
  const admin = env[ADMIN];
  if (admin === undefined || admin === '')
    throw new Error(
      `${ADMIN} ontbreekt: de verbinding van een beheerder, esdb://admin:<wachtwoord>@… / ${ADMIN} is missing: the connection of an administrator, esdb://admin:<password>@…`,
    );
  const { account, made, changed } = await giveRights({ admin, setting: store, others });
  const nl = [made ? 'gemaakt' : 'was er al; gewoon gemaakt, met dit wachtwoord', rights(changed, 'nl')];
  const en = [made ? 'made' : 'was there; made ordinary, with this password', rights(changed, 'en')];
  process.stdout.write(`${account}: ${nl.join('; ')} / ${account}: ${en.join('; ')}\n`);
}

const rights = (changed: readonly string[], language: 'nl' | 'en'): string =>
  changed.length === 0
    ? { nl: 'rechten waren al zo', en: 'rights were so already' }[language]
    : { nl: `rechten gezet in ${changed.join(' en ')}`, en: `rights set in ${changed.join(' and ')}` }[
        language
      ];
