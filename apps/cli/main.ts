#!/usr/bin/env node
import { Command, InvalidArgumentError } from 'commander';
import { loadConfig } from '#libs/platform';
import { demo } from './demo.js';
import { importCommand } from './import/import-command.js';
import { rebuild } from './rebuild.js';
import { verify } from './verify.js';

const whole = (text: string): number => {
  if (!/^\d+$/.test(text) || Number(text) < 1)
    throw new InvalidArgumentError('een geheel getal ≥ 1 / a whole number ≥ 1');
  return Number(text);
};

const program = new Command('wijkspoor').description(
  'Programmamonitor City Deal Energieke wijken / programme monitor; instellingen / settings: WIJKSPOOR_*',
);

program
  .command('import')
  .description('lever een bestand met CloudEvents aan (JSON Lines) / post a file of CloudEvents (JSON Lines)')
  .argument('<file>')
  .option('--url <url>', 'een draaiende server / a running server', 'http://127.0.0.1:3000')
  .option('--token <token>', 'uw token (of WIJKSPOOR_TOKEN) / your token (or WIJKSPOOR_TOKEN)')
  .option('--batch <n>', 'gebeurtenissen per zending / events a batch', whole, 500)
  .option('--restart', 'begin opnieuw, ook als een eerdere poging verder was / start over')
  .action((file: string, options: { url: string; token?: string; batch: number; restart?: boolean }) =>
    importCommand(file, { ...options, token: options.token ?? process.env['WIJKSPOOR_TOKEN'] }),
  );

program
  .command('demo')
  .description('laad het demoprogramma in een leeg logboek / load the demo programme into an empty log')
  .option('--scale <n>', 'deel van de omvang / part of the size', Number, 1)
  .action((options: { scale: number }) => demo(loadConfig(process.env), options.scale));

program
  .command('rebuild')
  .description('bouw het leesmodel opnieuw uit het logboek / build the read model anew from the log')
  .action(() => rebuild(loadConfig(process.env)));

program
  .command('verify')
  .description(
    'vergelijk het leesmodel met een opbouw vanaf nul / compare the read model with a fold from scratch',
  )
  .option('--positions <n>', 'aantal posities / number of positions', whole, 5)
  .action((options: { positions: number }) => verify(loadConfig(process.env), options.positions));

program.parseAsync().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
