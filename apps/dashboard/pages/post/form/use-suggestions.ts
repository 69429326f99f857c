import { OWN_THINGS } from '../../../graphql/own-things.ts';
import { useApi } from '../../../api/use-api.ts';
import { useText } from '../../../intl/use-text.tsx';
import { useRights, useScopeName } from '../../../session/use-programme.tsx';
import { courseOf, openThings } from './own-things.ts';
import type { FormField } from './form-field.ts';
import { useFormType } from './form-type.ts';
import type { Option } from './use-options.ts';

interface Suggestions {
  /** Undefined where nothing can be said. */
  readonly picks: readonly Option[] | undefined;
  /** The list is asked for and has not come yet. */
  readonly awaited: boolean;
}

/** What a field that takes any text probably holds: codes of measures, and what of one's own is still open. */
export function useSuggestions(field: FormField): Suggestions {
  const { say, date } = useText();
  const scopeName = useScopeName();
  const { partnerId, entries: mayRead } = useRights();
  const typeName = useFormType();
  const course = courseOf(field, typeName);
  const query = useApi(
    OWN_THINGS,
    {
      filter: {
        types: [...(course?.begins ?? []), ...(course?.ends ?? [])],
        status: 'EFFECTIVE',
        partnerIds: partnerId === null ? undefined : [partnerId],
      },
    },
    { enabled: course !== undefined && mayRead },
  );
  if (field.known.length > 0)
    return { picks: field.known.map(({ code, label }): Option => [code, say(label)]), awaited: false };
  if (!course || !query.data) return { picks: undefined, awaited: query.isLoading };
  const open = openThings(
    query.data.entries.edges.map(({ node }) => node),
    course,
  );
  const picks = open.map(({ subject, brief, occurredOn, neighbourhoodId }): Option => [
    subject ?? '',
    [
      say(brief),
      neighbourhoodId === null ? '' : scopeName(neighbourhoodId),
      occurredOn === null ? '' : date(occurredOn),
    ]
      .filter((part) => part !== '')
      .join(' · '),
  ]);
  return { picks: picks.length > 0 ? picks : undefined, awaited: false };
}
