/** The files of the letters, apart from what reads them (faces.ts): fontkit is not loaded before the first PDF is. */
import { accessSync, constants } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** As their package calls them. */
const FILES = { regular: 'SourceSans3-Regular.ttf', semibold: 'SourceSans3-Semibold.ttf' } as const;

export type FaceName = keyof typeof FILES;

export const FACE_FILES: readonly string[] = Object.values(FILES);

/** Where the build puts them (infra/scripts/typeface.mjs). */
export const FACES_FOLDER = fileURLToPath(
  new URL(
    import.meta.url.endsWith('.ts') ? '../../../../../dist/typeface/' : '../../../../../typeface/',
    import.meta.url,
  ),
);

export const faceFile = (name: FaceName): string => join(FACES_FOLDER, FILES[name]);

/** Throws, in both languages with the file, where a face cannot be read: a report would be the first to miss it. */
export function mustHaveFaces(): void {
  for (const file of FACE_FILES.map((name) => join(FACES_FOLDER, name)))
    try {
      accessSync(file, constants.R_OK);
    } catch (cause) {
      throw new Error(
        `${file}: de letters van de PDF zijn er niet: bouw opnieuw (npm run build) / ` +
          'the letters of the PDF are not there: build again (npm run build)',
        { cause },
      );
    }
}
