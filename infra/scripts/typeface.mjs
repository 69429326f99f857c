/**
 * Copies the faces that a PDF is set in, and the licence that goes with them, out of their package: the server reads
 * two files of a package of 20 MB, and is installed without it. Needs the API compiled, which says which they are.
 */
import { copyFileSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const source = join(root, 'node_modules/source-sans');

/** Writes them to the folder where the API looks. Throws when the package has another name for one. */
export async function copyTypeface() {
  const { FACES_FOLDER, FACE_FILES } =
    await import('../../dist/apps/api/features/report-files/pdf/face-files.js');
  mkdirSync(FACES_FOLDER, { recursive: true });
  for (const file of FACE_FILES) copyFileSync(join(source, 'TTF', file), join(FACES_FOLDER, file));
  const licence = readdirSync(source).find((name) => name.startsWith('LICENSE'));
  if (licence === undefined) throw new Error('source-sans has no licence to go with its faces');
  copyFileSync(join(source, licence), join(FACES_FOLDER, 'OFL.txt'));
}
