import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { usePostEvent } from '../../api/use-post-event.ts';

const TYPES = {
  ask: 'nl.energiekewijken.reporting.question-asked.v1',
  answer: 'nl.energiekewijken.reporting.question-answered.v1',
} as const;

export interface Said {
  readonly message: string;
  readonly partnerId?: string;
  readonly period: string;
  readonly kpi?: string;
  readonly scope?: string;
  readonly questionId?: string;
}

export interface Say {
  /** Resolves to whether it was recorded. */
  readonly say: (kind: keyof typeof TYPES, said: Said) => Promise<boolean>;
  readonly busy: boolean;
  readonly error: Error | undefined;
}

/** Records a question or an answer; sent again after a failed connection it is stored once. */
export function useSay(): Say {
  const { record } = usePostEvent();
  const client = useQueryClient();
  const [id, setId] = useState(() => `vraag-${crypto.randomUUID()}`);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<Error>();
  const say: Say['say'] = async (kind, said) => {
    setBusy(true);
    setError(undefined);
    try {
      await record({ id, type: TYPES[kind], data: { ...said } });
      setId(`vraag-${crypto.randomUUID()}`);
      await client.invalidateQueries();
      return true;
    } catch (failure) {
      setError(failure instanceof Error ? failure : new Error(String(failure)));
      return false;
    } finally {
      setBusy(false);
    }
  };
  return { say, busy, error };
}
