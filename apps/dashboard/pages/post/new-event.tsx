import { useMemo, type ReactNode } from 'react';
import { Link, useParams } from 'react-router';
import { EVENT_TYPES, type EventType } from '../../graphql/entries.ts';
import { useApi } from '../../api/use-api.ts';
import { useText } from '../../intl/use-text.tsx';
import { Page } from '../../parts/page.tsx';
import { Answer } from '../../parts/states.tsx';
import { useRights } from '../../session/use-programme.tsx';
import { useView } from '../../url/use-view.ts';
import { EventForm } from './form/event-form.tsx';
import type { FormPlan } from './form/form-field.ts';
import { planFor } from './form/form-plan.ts';
import { useFormContext } from './form/use-form-context.ts';
import { MayPost } from './may-post.tsx';

/** A form made from an event type's schema. */
export function NewEvent(): ReactNode {
  const { name } = useParams();
  const { t, say } = useText();
  const { to } = useView();
  const { mayPost } = useRights();
  const query = useApi(EVENT_TYPES, {});
  const type = query.data?.eventTypes.find((each) => each.name === name && mayPost(each));
  return (
    <Page
      title={type ? say(type.label) : t('nav.post')}
      crumbs={<Link to={to('/aanleveren')}>{t('nav.post')}</Link>}
    >
      <MayPost>
        <Answer query={query}>
          {() =>
            type ? <FormOf key={type.name} type={type} /> : <p className="notice">{t('notFound.text')}</p>
          }
        </Answer>
      </MayPost>
    </Page>
  );
}

function FormOf({ type }: { readonly type: EventType }): ReactNode {
  const context = useFormContext();
  const { search } = useView();
  const [about, where] = [search.get('onderwerp') ?? undefined, search.get('waar') ?? undefined];
  const plan = useMemo(
    () => aboutThat(planFor(type, context), type, about, where),
    [type, context, about, where],
  );
  return <EventForm type={type} plan={plan} about={about} />;
}

/** A plan that begins with what it is about and where that is, when those were chosen on another page. */
function aboutThat(
  plan: FormPlan,
  type: EventType,
  about: string | undefined,
  where: string | undefined,
): FormPlan {
  const has = (name: string): boolean => type.fields.some((field) => field.name === name);
  const field = ['linkageId', 'obstacleId', 'requestId'].find(has);
  return {
    ...plan,
    initial: {
      ...plan.initial,
      ...(about !== undefined && field !== undefined ? { [field]: about } : {}),
      ...(where !== undefined && has('neighbourhoodId') ? { neighbourhoodId: where } : {}),
    },
  };
}
