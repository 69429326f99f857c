import { withFolder } from '#libs/event-store';
import { isKeyName, makeKeyFile } from '#libs/transparency';
import { refusal } from './refused.js';

/**
 * Makes a log's signing key in a new file; answers the key by which others check, to hand to auditors and
 * witnesses. Throws when the file is there already, or the name cannot be one.
 */
export async function proofKey(file: string, origin: string): Promise<string> {
  if (!isKeyName(origin))
    throw refusal(
      '--origin',
      'PATTERN',
      'een naam heeft geen spaties en geen plusteken: monitor.example.org/v1/logboek',
      'a name has no spaces and no plus sign: monitor.example.org/v1/logboek',
      origin,
    );
  const { verifier } = await makeKeyFile(await withFolder(file), origin);
  return verifier;
}
