import type { Actor } from '#libs/access';
import type { Language } from '../language.js';

/** What resolvers know of the request they answer, whether it came over HTTP or a socket. */
export interface RequestContext {
  readonly actor: Actor | undefined;
  readonly language: Language;
  readonly requestId: string;
}
