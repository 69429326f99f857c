/** Who records: a partner, or without one the programme office; with its OIN where it has one. */
export interface SourceOwner {
  readonly partnerId?: string | undefined;
  readonly oin?: string | undefined;
}

/** What the sources of who records begin with: the OIN, a partner's id where it has none, the office's own. */
export const ownSources = ({ partnerId = 'programmabureau', oin }: SourceOwner): string =>
  oin === undefined ? `urn:nld:wijkspoor:${partnerId}:` : `urn:nld:oin:${oin}:`;

/**
 * The source of a system of whoever records, as a URN. `registered`: what it is called among the systems of an
 * organisation with an OIN, when that is otherwise.
 */
export const sourceOf = (owner: SourceOwner, system: string, registered: string = system): string =>
  ownSources(owner) + (owner.oin === undefined ? system : `systeem:${registered}`);
