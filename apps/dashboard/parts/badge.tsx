import type { ReactNode } from 'react';
import { useText } from '../intl/use-text.tsx';
import type { PlanStatus } from './plan.ts';

export type Tone = PlanStatus | 'note';

/** Each status has a shape of its own; colour only repeats it. */
const SHAPES: Readonly<Record<Tone, string>> = {
  ahead: 'M6 1 11 10H1Z',
  good: 'M6 1a5 5 0 1 0 0 10A5 5 0 0 0 6 1Z',
  care: 'M6 .5 11.5 6 6 11.5.5 6Z',
  bad: 'M1 2H11L6 11Z',
  note: 'M1.5 1.5h9v9h-9Z',
};

/** The shape of a status, drawn in the colour of the text; `size` in pixels. */
export const Shape = ({ tone, size = 12 }: { readonly tone: Tone; readonly size?: number }): ReactNode => (
  <svg viewBox="0 0 12 12" width={size} height={size} aria-hidden="true">
    <path d={SHAPES[tone]} fill="currentColor" />
  </svg>
);

interface Props {
  readonly tone: Tone;
  readonly children: ReactNode;
}

/** A few words with the shape of what they mean. */
export const Badge = ({ tone, children }: Props): ReactNode => (
  <span className={`badge ${tone}`}>
    <Shape tone={tone} />
    {children}
  </span>
);

/** How a figure stands against its plan, in a word. */
export function PlanBadge({ status }: { readonly status: PlanStatus }): ReactNode {
  const { t } = useText();
  return <Badge tone={status}>{t(`plan.${status}`)}</Badge>;
}
