import type { ReactNode } from 'react';

interface Props {
  readonly share: number;
  readonly planned?: number | undefined;
}

/** How far of the way to a target, with a tick where the plan line is now; the same is said in words beside it. */
export function ProgressTrack({ share, planned }: Props): ReactNode {
  const clamp = (value: number): number => Math.min(1, Math.max(0, value)) * 300;
  return (
    <svg className="track progress" viewBox="0 0 300 20" preserveAspectRatio="none" aria-hidden="true">
      <rect className="empty" y={5} width={300} height={10} />
      <rect className="full" y={5} width={clamp(share)} height={10} />
      {planned !== undefined && (
        <rect className="tick" x={Math.min(296, clamp(planned))} y={0} width={4} height={20} />
      )}
    </svg>
  );
}
