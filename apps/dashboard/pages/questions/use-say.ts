import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { usePostEvent } from '../../api/use-post-event.ts';
import { useAttempt } from '../../parts/use-attempt.ts';

const TYPES = {
  ask: 'nl.energiekewijken.reporting.question-asked.v1',
  answer: 'nl.energiekewijken.reporting.question-answered.v1',
} as const;

export interface Message {
  readonly message: string;
  readonly partnerId?: string;
  readonly period: string;
  readonly kpi?: string;
  readonly scope?: string;
  readonly questionId?: string;
}

export interface Say {
  /** Resolves to whether it was recorded. */
  readonly say: (kind: keyof typeof TYPES, message: Message) => Promise<boolean>;
  readonly busy: boolean;
  readonly error: Error | undefined;
}

/** Records a question or an answer; sent again after a failed connection it is stored once. */
export function useSay(): Say {
  const { record } = usePostEvent();
  const client = useQueryClient();
  const [id, setId] = useState(() => `vraag-${crypto.randomUUID()}`);
  const { busy, error, attempt } = useAttempt();
  const say: Say['say'] = (kind, message) =>
    attempt(async () => {
      await record({ id, type: TYPES[kind], data: { ...message } });
      setId(`vraag-${crypto.randomUUID()}`);
      await client.invalidateQueries();
    });
  return { say, busy, error };
}
