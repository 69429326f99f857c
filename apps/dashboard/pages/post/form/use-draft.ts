import { useEffect, useState } from 'react';
import { dropDraft, dropOtherVersions, readDraft, writeDraft } from '../../../session/drafts.ts';
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
  /** There was a draft of before, begun on what has changed since: it is gone. */
  readonly outdated: boolean;
  readonly clear: () => void;
}

/**
 * The values of a form, kept in this browser until they are recorded: of this reader and this form, without keys and
 * addresses.
 * `version`: of what the form is about; a draft on another version of it is not put over this one.
 */
export function useDraft(
  form: string,
  version: string | undefined,
  initial: FormValues,
  fieldsOf: (values: FormValues) => readonly FormField[],
): Draft {
  const { me } = useProgramme();
  const whose = `${me.role}:${me.subject}:${form}`;
  const name = version === undefined ? whose : `${whose}:${version}`;
  const [outdated] = useState(
    () => version !== undefined && dropOtherVersions(localStorage, whose, name, Date.now()),
  );
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
    outdated,
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
