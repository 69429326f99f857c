#!/usr/bin/env node
import { Argument, Command, Option } from 'commander';
import { DIMENSIONS } from '#libs/indicators';
import { defined, loadConfig, type Config } from '#libs/platform';
import { DISCLOSURE_PROFILES, EDITION_STATUSES, type DisclosureProfile } from '#libs/programme';
import type { PublicationRequest, StateQuery } from '#libs/read-model';
import { clusterUsers } from './cluster/users.js';
import { demo } from './demo.js';
import {
  compareCommand,
  publishCommand,
  recomputeCommand,
  showCommand,
  stateNamed,
  type CompareOptions,
  type ShowOptions,
} from './edition/edition-commands.js';
import { auditCommand } from './edition/audit-command.js';
import { exportCommand, type ExportOptions } from './export/export-command.js';
import { replayCommand } from './export/replay-command.js';
import { figuresCommand, type FiguresOptions } from './figures/figures-command.js';
import { inBoth } from './in-both.js';
import { importCommand } from './import/import-command.js';
import { importTableCommand, tableFormatOf } from './import/import-table-command.js';
import { languageOption } from './language.js';
import { migrate, type MigrateOptions } from './migrate.js';
import { asOf, momentOf } from './moment-option.js';
import { passOver, type PassOverOptions } from './pass-over.js';
import { proofKey } from './proof-key.js';
import { rebuild } from './rebuild.js';
import { nothingMore, saidOfCommandLine } from './refused.js';
import { scaleOf } from './scale-option.js';
import { settleClock, type SettleClockOptions } from './settle-clock.js';
import { snapshot } from './snapshot.js';
import { forget, type ForgetOptions } from './vault/forget.js';
import { secretOf, vaultCopy } from './vault/vault-copy.js';
import { backup, restore } from './backup/backup.js';
import { verify } from './verify.js';
import { wholeUpTo } from './whole-option.js';

/** Any position of a log. */
const whole = wholeUpTo(Number.MAX_SAFE_INTEGER);
/** Of each every figure is computed twice. */
const MOST_POSITIONS = 1_000;
/** What a server takes at once. */
const MOST_EVENTS = 10_000;

const config = (): Config => loadConfig(process.env);
/** Exit code 1 where something is not as it is to be. */
const mustHold = async (answer: Promise<boolean>): Promise<void> => {
  if (!(await answer)) process.exitCode = 1;
};

const stateOf = (text: string): StateQuery => stateNamed(text, asOf);
const each = (value: string, before: readonly string[] = []): readonly string[] => [...before, value];

interface PublishOptions {
  readonly supersedes?: string;
  readonly profile?: DisclosureProfile;
}

interface ImportOptions {
  readonly url: string;
  readonly token?: string;
  readonly batch: number;
  readonly restart?: boolean;
  readonly type?: string;
  readonly dryRun?: boolean;
  readonly source?: string;
}

const program = new Command('wijkspoor')
  .description(
    'Programmamonitor City Deal Energieke wijken / programme monitor; instellingen / settings: WIJKSPOOR_*',
  )
  // Every command below takes these over.
  .configureOutput({ outputError: (text, write) => write(saidOfCommandLine(text)) })
  .allowExcessArguments()
  .hook('preAction', (_, command) => nothingMore(command));

program
  .command('import')
  .description(
    'lever een bestand aan: CloudEvents (JSON Lines), CSV of XLSX / post a file: CloudEvents (JSON Lines), CSV or XLSX',
  )
  .argument('<file>')
  .option('--url <url>', 'een draaiende server / a running server', 'http://127.0.0.1:3000')
  .option('--token <token>', 'uw token (of WIJKSPOOR_TOKEN) / your token (or WIJKSPOOR_TOKEN)')
  .option('--batch <n>', 'gebeurtenissen per zending / events a batch', wholeUpTo(MOST_EVENTS), 500)
  .option('--type <name>', 'CSV/XLSX: soort gebeurtenis / type of event, bv. HouseholdReached')
  .option('--dry-run', 'CSV/XLSX: alles behalve opslaan / everything but storing')
  .option('--source <urn>', 'CSV/XLSX: bronsysteem / source system')
  .option('--restart', 'begin opnieuw, ook als een eerdere poging verder was / start over')
  .action((file: string, options: ImportOptions) => {
    const token = options.token ?? process.env['WIJKSPOOR_TOKEN'];
    const format = tableFormatOf(file);
    return format === undefined
      ? importCommand(file, { ...options, token })
      : importTableCommand(file, format, { ...options, token, type: options.type });
  });

program
  .command('demo')
  .description('laad het demoprogramma in een leeg logboek / load the demo programme into an empty log')
  .option('--scale <n>', 'deel van de omvang / part of the size', scaleOf, 1)
  .action((options: { scale: number }) => demo(config(), options.scale));

program
  .command('rebuild')
  .description('bouw het leesmodel opnieuw uit het logboek / build the read model again from the log')
  .action(() => rebuild(config()));

program
  .command('snapshot')
  .description(
    'kopieer de bestanden van een draaiende replica, voor een nieuwe / copy the files of a running replica, for a new one',
  )
  .argument('<folder>')
  .action(async (folder: string) => {
    for (const file of await snapshot(config(), folder)) process.stdout.write(`${file}\n`);
  });

program
  .command('proof-key')
  .description(
    'maak de sleutel waarmee een server zijn logboek ondertekent / make the key by which a server signs its log',
  )
  .argument('<file>', 'komt er als 0600 / is made as 0600')
  .requiredOption(
    '--origin <name>',
    'naam van het logboek voor altijd: zijn adres zonder https:// / name of the log forever: its address without https://',
  )
  .action(async (file: string, { origin }: { origin: string }) => {
    process.stdout.write(`${await proofKey(file, origin)}\n`);
  });

program
  .command('migrate')
  .description(
    'kopieer logboek en kluis naar een andere opslag, en vergelijk / copy log and vault to another store, and compare',
  )
  .requiredOption('--from <store>', 'sqlite:<pad> of esdb://…')
  .requiredOption('--to <store>', 'sqlite:<pad> of esdb://…')
  .option('--from-vault <vault>', '<pad> of esdb://…')
  .option('--to-vault <vault>', '<pad> of esdb://…')
  .action((options: MigrateOptions) =>
    migrate({ ...options, vaultKey: secretOf('WIJKSPOOR_VAULT_KEY', process.env) }),
  );

program
  .command('cluster')
  .description('KurrentDB: gebruiker en rechten / user and rights')
  .command('users')
  .description(
    'geef de gebruiker van WIJKSPOOR_STORE een account en de minste rechten, als WIJKSPOOR_CLUSTER_ADMIN / give the user of WIJKSPOOR_STORE an account and the least rights, as WIJKSPOOR_CLUSTER_ADMIN',
  )
  .option(
    '--with <account>',
    'ander account dat mag blijven, herhaalbaar / another account that keeps its rights, repeatable',
    each,
  )
  .action((options: { readonly with?: readonly string[] }) =>
    clusterUsers(config(), options.with ?? [], process.env),
  );

program
  .command('backup')
  .description(
    'logboek, kluis en instellingen naar een map, van een draaiende server; versleuteld met WIJKSPOOR_BACKUP_KEY / log, vault and settings into a folder, from a running server',
  )
  .argument('<folder>')
  .action((folder: string) => backup(config(), folder, process.env));

program
  .command('restore')
  .description('zet een back-up terug in een leeg logboek / put a backup into an empty log')
  .argument('<folder>')
  .action((folder: string) => restore(config(), folder, process.env));

program
  .command('vault-copy')
  .description(
    'kopieer de kluis, versleuteld met WIJKSPOOR_VAULT_NEW_KEY (zonder: leesbaar) / copy the vault, encrypted with WIJKSPOOR_VAULT_NEW_KEY (without it: plain)',
  )
  .argument('<file>', 'nieuw bestand / a new file')
  .action((file: string) => vaultCopy(config(), file, process.env));

program
  .command('forget')
  .description(
    'vergeet wie achter een pseudoniem zit (AVG); de gebeurtenissen blijven en zijn van niemand meer / forget who is behind a pseudonym; the entries stay and are nobody’s',
  )
  .addOption(new Option('--kind <kind>', 'van wat / of what').choices(['household', 'dwelling', 'person']))
  .option('--key <key>', 'de sleutel, 43 tekens / the key, 43 characters')
  .option('--partner <id>', 'van wie een persoon is / whose person it is')
  .option('--entry <id>', 'of alle sleutels van een gebeurtenis / or all keys of an entry')
  .requiredOption('--reason <text>', 'waarom, voor het register / why, for the record')
  .option('--yes', 'doe het; zonder dit wordt alleen geteld / do it; without this it only counts')
  .action(async (options: ForgetOptions) => {
    await forget(config(), options);
  });

program
  .command('pass-over')
  .description(
    'sla een gebeurtenis over die niet te begrijpen is, zodat de cijfers verder gaan; vastgelegd in het logboek / pass over an event that cannot be understood, so that the figures go on; recorded in the log',
  )
  .requiredOption(
    '--position <n>',
    'waar de verwerking stopt, zegt /health/ready / where the projection stops, says /health/ready',
    whole,
  )
  .requiredOption(
    '--reason <text>',
    'waarom, voor iedereen die de cijfers leest / why, for all who read the figures',
  )
  .option('--yes', 'doe het; zonder dit wordt alleen getoond / do it; without this it only shows')
  .action((options: PassOverOptions) => mustHold(passOver(config(), options)));

program
  .command('settle-clock')
  .description(
    'lees de tijden van een logboek eerder vanaf waar de klok vooruit sprong; vastgelegd in het logboek / read the times of a log earlier from where the clock jumped ahead; recorded in the log',
  )
  .requiredOption(
    '--position <n>',
    'de eerste die verkeerd is gestempeld / the first that was stamped wrongly',
    whole,
  )
  .requiredOption(
    '--recorded-at <moment>',
    'wanneer dat werkelijk was / when that was in truth: 2025-03-31T12:00:00Z',
    (text: string) => momentOf(text),
  )
  .requiredOption('--reason <text>', 'waarom / why')
  .option('--yes', 'doe het; zonder dit wordt alleen getoond / do it; without this it only shows')
  .action((options: SettleClockOptions) => mustHold(settleClock(config(), options)));

program
  .command('verify')
  .description(
    'houd leesmodel, rapportages en wat daarvan is bewaard tegen het logboek, elke gebeurtenis tegen haar kenmerk en wat is ondertekend / hold read model, editions and what is kept of them against the log, every entry against its digest and what was signed',
  )
  .option('--positions <n>', 'aantal posities / number of positions', wholeUpTo(MOST_POSITIONS), 5)
  .option(
    '--checkpoint <file>',
    'controlepunt dat u bewaarde, herhaalbaar / a checkpoint that you kept, repeatable',
    each,
  )
  .action(({ positions, checkpoint }: { positions: number; checkpoint?: readonly string[] }) =>
    mustHold(verify(config(), positions, undefined, checkpoint)),
  );

program
  .command('export')
  .description(
    'schrijf de bundel voor een auditor: logboek, bewijzen, rapportages en controleprogramma’s / write the auditor’s bundle: log, proofs, editions and the programs that check them',
  )
  .argument('<folder>', 'een map die er nog niet is / a folder that is not there yet')
  .option(
    '--proofs <folder>',
    'tegels en controlepunten / tiles and checkpoints; default: proofs, naast het logboek / beside the log',
  )
  .option('--key <file>', 'sleutel van het logboek: onderteken eerst / key of the log: sign first')
  .option('--policy <file>', 'wie ondertekent / who signs (C2SP tlog-policy)')
  .option(
    '--authority <file>',
    'certificaten waar tijdstempels naar leiden / certificates that time stamps lead to (PEM)',
  )
  .action((folder: string, options: ExportOptions) => exportCommand(config(), folder, options));

program
  .command('replay')
  .description(
    'speel het logboek na en reken elke rapportage opnieuw uit / replay the log and compute every edition again',
  )
  .argument('[bundle]', 'een bundel; standaard het eigen logboek / a bundle; default the configured log')
  .action((bundle: string | undefined) => mustHold(replayCommand(config(), bundle)));

program
  .command('figures')
  .description('toon cijfers: een tabel, of JSON voor machines / show figures: a table, or JSON for machines')
  .requiredOption('--period <period>', '2025, 2025-H1, 2025-Q3, 2025-07')
  .option('--kpi <code>', 'indicator, herhaalbaar; standaard alle / repeatable; default all', each)
  .option('--scope <scope>', 'NL, GM0363, gebied / neighbourhood, herhaalbaar / repeatable; default NL', each)
  .option('--cumulative', 'vanaf het begin van het programma / from its start')
  .option('--as-of <position|moment>', 'stand op een positie of tijdstip / as of; default nu / now', asOf)
  .option('--reference-date <date>', 'peildatum / what has matured by then; default the day of --as-of')
  .addOption(new Option('--split <dimension>', 'uitsplitsen / split by').choices(DIMENSIONS))
  .option(
    '--definition-version <version>',
    'versie van de definitie; standaard die voor de periode geldt / default the one in force',
    whole,
  )
  .option('--json', 'JSON in plaats van een tabel / instead of a table')
  .addOption(languageOption())
  .action((options: FiguresOptions) => figuresCommand(config(), options));

const edition = program
  .command('edition')
  .description('rapportages: vaststellen, tonen, narekenen, vergelijken / report editions');

edition
  .command('publish')
  .description('stel een rapportage vast, als programmabureau / publish an edition, as the programme office')
  .requiredOption('--period <period>', '2025, 2025-H1, 2025-Q3, 2025-07')
  .addOption(
    new Option('--status <status>', 'voorlopig, nader voorlopig, definitief')
      .choices(EDITION_STATUSES)
      .makeOptionMandatory(),
  )
  .option('--title <title>')
  .option('--supersedes <edition>', 'de rapportage die zij vervangt / the edition it supersedes')
  .option('--reason <reason>', 'waarom zij die vervangt / why it supersedes that')
  .option('--as-of <position|moment>', 'stand / as of; default nu / now', asOf)
  .option('--reference-date <date>', 'peildatum / what has matured by then')
  .addOption(
    new Option(
      '--profile <profile>',
      'voor wie: intern, rijksoverheid, iedereen; standaard intern / for whom: default INTERNAL',
    ).choices(DISCLOSURE_PROFILES),
  )
  .action(({ supersedes, profile, ...options }: PublicationRequest & PublishOptions) =>
    publishCommand(config(), {
      ...options,
      ...defined({ disclosureProfile: profile, supersedesEditionId: supersedes }),
    }),
  );

edition
  .command('show')
  .description(
    'toon een rapportage zoals vastgesteld, of de lijst / show an edition as published, or the list',
  )
  .argument('[edition]')
  .option('--scope <scope>', 'NL, GM0363, gebied / neighbourhood, herhaalbaar / repeatable; default NL', each)
  .option('--json', 'JSON in plaats van een tabel / instead of a table')
  .addOption(languageOption())
  .action((id: string | undefined, options: ShowOptions) => showCommand(config(), id, options));

edition
  .command('recompute')
  .description('reken rapportages na uit het logboek / recompute editions from the log; default alle / all')
  .argument('[edition...]')
  .action((ids: readonly string[]) => mustHold(recomputeCommand(config(), ids)));

edition
  .command('audit')
  .description(
    'herhaal het bewijs dat niemand herkenbaar is in wat buitenstaanders zien / repeat the proof that nobody can be told from what outsiders see; default alle / all',
  )
  .argument('[edition...]')
  .option('--json', 'JSON in plaats van regels / instead of lines')
  .action((ids: readonly string[], options: { readonly json?: boolean }) =>
    mustHold(auditCommand(config(), ids, options)),
  );

edition
  .command('compare')
  .description('wat er van cijfers is geworden, naar oorzaak / what became of figures, by cause')
  .argument('<from>', 'rapportage, positie of tijdstip / edition, position or moment', stateOf)
  .addArgument(
    new Argument('[to]', 'rapportage, positie, tijdstip of nu / or now').argParser(stateOf).default({}, 'nu'),
  )
  .option('--period <period>', 'standaard die van de eerste rapportage / default that of the first edition')
  .option('--kpi <code>', 'herhaalbaar; standaard alle / repeatable; default all', each)
  .option('--scope <scope>', 'herhaalbaar; standaard NL / repeatable; default NL', each)
  .option('--cumulative', 'vanaf het begin van het programma / from its start')
  .option('--entries', 'noem de gebeurtenissen / name the entries')
  .option('--json', 'JSON in plaats van een tabel / instead of a table')
  .addOption(languageOption())
  .action((from: StateQuery, to: StateQuery, options: CompareOptions) =>
    compareCommand(config(), from, to, options),
  );

// What a command makes (a log, a vault, a backup) is nobody else’s to read.
process.umask(0o077);
program.parseAsync().catch((error: unknown) => {
  process.stderr.write(`${inBoth(error)}\n`);
  process.exitCode = 1;
});
