import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Of the test servers alone, made by openssl for 127.0.0.1: whoever speaks to one knows nothing secret. */
export const CERTIFICATE_FILE = join(import.meta.dirname, 'node.crt');

export const certificate = () => ({
  private_key: readFileSync(join(import.meta.dirname, 'node.key')),
  cert_chain: readFileSync(CERTIFICATE_FILE),
});
