import type { ReactNode } from 'react';
import { HELD_BACK } from '../../graphql/editions.ts';
import { useApi } from '../../api/use-api.ts';
import { HeldBack } from '../../parts/held-back.tsx';
import { Answer } from '../../parts/states.tsx';

/**
 * Why outsiders would see nothing about people of an edition of a period that is published now: where it is
 * confirmed, so that a phone shows it together with the button.
 */
export function HeldBackIfPublished({ period }: { readonly period: string }): ReactNode {
  const query = useApi(HELD_BACK, { period });
  return <Answer query={query}>{({ heldBackIfPublished }) => <HeldBack why={heldBackIfPublished} />}</Answer>;
}
