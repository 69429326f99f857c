#!/usr/bin/env node
/**
 * Checks a bundle of Wijkspoor: node verify.mjs <bundle> [--key <key or file>] [--checkpoint <file>]... [--receipt
 * <file>]... [--authority <file>] [--earlier <bundle>] [--lang nl|en] [--json]. No network, no dependencies. Ends
 * with 0 clean, 1 altered, 2 gaps, 3 not run.
 */
import { existsSync, readFileSync, statSync } from 'node:fs';
import { parseArgs } from 'node:util';

import { NotRunError, verifyBundle, type HeldFile, type Report } from '#libs/verifier';
import { folderSource } from './folder.js';
import { nodeCryptography } from './node-cryptography.js';
import { reportText, type Language } from './report.js';

const NOT_RUN = 3;
const USAGE =
  'node verify.mjs <bundel/bundle> [--key sleutel/key] [--checkpoint bestand/file]… [--receipt bestand/file]… [--authority bestand/file] [--earlier bundel/bundle] [--lang nl|en] [--json]';

const OPTIONS = {
  key: { type: 'string' },
  checkpoint: { type: 'string', multiple: true, default: [] as string[] },
  receipt: { type: 'string', multiple: true, default: [] as string[] },
  authority: { type: 'string' },
  earlier: { type: 'string' },
  lang: { type: 'string' },
  json: { type: 'boolean', default: false },
} as const;

const heldFile = (name: string): HeldFile => ({ name, bytes: readFileSync(name) });

/** A key as a text, or the name of a file that has it on its first line. */
function keyOf(text: string): string {
  if (!existsSync(text)) return text;
  return (readFileSync(text, 'utf8').split('\n')[0] ?? '').replace(/^log /, '').trim();
}

function folderOf(path: string | undefined): string {
  if (path !== undefined && statSync(path, { throwIfNoEntry: false })?.isDirectory() === true) return path;
  throw new NotRunError({ nl: `geen bundel: ${path ?? ''}\n${USAGE}`, en: `no bundle: ${path ?? ''}` });
}

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({ options: OPTIONS, allowPositionals: true });
  if (positionals.length > 1) throw new NotRunError({ nl: USAGE, en: 'one bundle at a time' });
  const languages: readonly Language[] =
    values.lang === 'nl' || values.lang === 'en' ? [values.lang] : ['nl', 'en'];
  const source = folderSource(folderOf(positionals[0]));
  const report: Report = await verifyBundle({
    source,
    cryptography: nodeCryptography,
    ...(values.key === undefined ? {} : { key: keyOf(values.key) }),
    checkpoints: values.checkpoint.map(heldFile),
    receipts: values.receipt.map(heldFile),
    ...(values.authority === undefined ? {} : { authority: heldFile(values.authority) }),
    ...(values.earlier === undefined ? {} : { earlier: folderSource(folderOf(values.earlier)) }),
    ...(process.stderr.isTTY ? { onProgress: (done, of) => process.stderr.write(`\r${done}/${of} `) } : {}),
  });
  process.stdout.write(values.json ? `${JSON.stringify(report)}\n` : reportText(report, languages));
  return report.exitCode;
}

try {
  process.exitCode = await main();
} catch (error) {
  const text = error instanceof Error ? error.message : String(error);
  process.stderr.write(`NIET UITGEVOERD / NOT RUN: ${text}\n`);
  process.exitCode = NOT_RUN;
}
