import { useEffect, useState } from 'react';
import { dropDraft, readDraft, writeDraft } from '../../../session/drafts.ts';
import { useProgramme } from '../../../session/use-programme.tsx';
import { keepable } from './keepable.ts';
import type { FormValues } from './field-values.ts';
import type { FormField } from './form-field.ts';

/** How long typing rests before it is kept, in milliseconds. */
const REST = 300;

export interface Draft {
  readonly values: FormValues;
  readonly set: (change: (now: FormValues) => FormValues) => void;
  /** What the form began with was a draft of before. */
  readonly restored: boolean;
  readonly clear: () => void;
}

/** The values of a form, kept in this browser until they are recorded: of this reader and this form, without keys and addresses. */
export function useDraft(
  form: string,
  initial: FormValues,
  fieldsOf: (values: FormValues) => readonly FormField[],
): Draft {
  const { me } = useProgramme();
  const name = `${me.role}:${me.subject}:${form}`;
  const [before] = useState(() => readDraft<FormValues>(localStorage, name, Date.now()));
  const [restored, setRestored] = useState(before !== undefined);
  const [values, setValues] = useState<FormValues>({ ...initial, ...before });
  const [changed, setChanged] = useState(false);
  useEffect(() => {
    if (!changed) return undefined;
    const keep = (): void => writeDraft(localStorage, name, keepable(fieldsOf(values), values), Date.now());
    const waiting = setTimeout(keep, REST);
    window.addEventListener('pagehide', keep);
    return () => {
      clearTimeout(waiting);
      window.removeEventListener('pagehide', keep);
    };
  }, [changed, values, name, fieldsOf]);
  return {
    values,
    restored,
    set: (change) => {
      setChanged(true);
      setValues(change);
    },
    clear: () => {
      dropDraft(localStorage, name);
      setChanged(false);
      setRestored(false);
      setValues(initial);
    },
  };
}
