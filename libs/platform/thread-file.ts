import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const ROOT = new URL('../../', import.meta.url);

/**
 * The file of a thread that lies beside a module, by the module's `import.meta.url`. A thread cannot run TypeScript
 * on Node 20: from the sources (jest) the built one is taken. Throws when that was not built.
 */
export function threadFile(module: string, name: string): URL {
  const beside = new URL(name, module);
  if (!module.endsWith('.ts')) return beside;
  const built = new URL(`dist/${beside.href.slice(ROOT.href.length)}`, ROOT);
  if (!existsSync(built))
    throw new Error(`${fileURLToPath(built)} is missing: run \`npm run build\` before the tests`);
  return built;
}
