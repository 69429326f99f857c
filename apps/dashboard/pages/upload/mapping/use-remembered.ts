import { canonicalJson, scanText } from '#libs/programme';
import { headerFingerprint, idOfRow, layoutText, type FileInspection, type Layout } from '#libs/tabular';
import { EVENT_TYPES, eventTypeNamed } from '../../../graphql/entries.ts';
import { REMEMBERED_LAYOUTS } from '../../../graphql/remembered-layouts.ts';
import { useApi } from '../../../api/use-api.ts';
import { usePostEvent } from '../../../api/use-post-event.ts';
import { useRights } from '../../../session/use-programme.tsx';

/** A layout of one's own organisation, as the log has it. */
export interface Remembered {
  readonly entryId: string;
  readonly fingerprint: string;
  readonly layout: string;
}

/** What became of a layout that was to be remembered. */
export type Remembering = 'known' | 'recorded' | 'personal';

/** Layouts that were remembered, newest first, and the way to remember one for the next time. */
export function useRemembered(): {
  readonly layouts: readonly Remembered[] | undefined;
  readonly remember: (layout: Layout, inspected: FileInspection) => Promise<Remembering>;
} {
  const { partnerId } = useRights();
  const { record } = usePostEvent();
  const types = useApi(EVENT_TYPES, {});
  const found = useApi(REMEMBERED_LAYOUTS, {});
  const layouts = found.data?.entries.edges.flatMap(({ node }): readonly Remembered[] => {
    const { fingerprint, layout } = node.data as Readonly<Record<string, unknown>>;
    return node.partnerId === partnerId && typeof fingerprint === 'string' && typeof layout === 'string'
      ? [{ entryId: node.entryId, fingerprint, layout }]
      : [];
  });
  const remember = async (layout: Layout, { columns }: FileInspection): Promise<Remembering> => {
    const data = { fingerprint: headerFingerprint(layout, columns), layout: layoutText(layout, columns) };
    const before = layouts?.find(({ fingerprint }) => fingerprint === data.fingerprint);
    if (before?.layout === data.layout) return 'known';
    // Words of people's own lists: the server would refuse them, but by then they have left.
    if (scanText(data.layout, []).length > 0) return 'personal';
    const type = eventTypeNamed(types.data?.eventTypes, 'FileLayoutRemembered')?.type ?? '';
    // Remembered, changed and remembered again as it was: each is another event.
    await record({ id: idOfRow(before?.entryId ?? '', canonicalJson(data)), type, data });
    return 'recorded';
  };
  return { layouts, remember };
}
