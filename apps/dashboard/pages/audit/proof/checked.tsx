import { useId, useState, type ReactNode } from 'react';
import { restFile } from '../../../api/rest.ts';
import { useCall } from '../../../api/use-call.ts';
import { useText, type Text } from '../../../intl/use-text.tsx';
import { Field, submitting, TextField } from '../../../parts/field.tsx';
import { Failure } from '../../../parts/states.tsx';
import { asError } from '../../../parts/use-attempt.ts';
import type { Outcome } from './check-log.ts';

type State =
  | { readonly step: 'idle' }
  | { readonly step: 'busy'; readonly done: number; readonly of: number }
  | { readonly step: 'done'; readonly outcome: Outcome }
  | { readonly step: 'failed'; readonly error: Error };

const bytesOf = async (blob: Blob): Promise<Uint8Array> => new Uint8Array(await blob.arrayBuffer());

/** What was found, in a sentence. */
function wordsOf(outcome: Outcome, { t, number }: Text): string {
  if (outcome.found === 'clean')
    return outcome.held === undefined
      ? t('proof.clean', { size: number(outcome.size) })
      : t('proof.cleanHeld', { size: number(outcome.size), held: number(outcome.held) });
  if (outcome.found === 'entries') return t('proof.entries', { leaf: number(outcome.leaf) });
  if ('size' in outcome) return t(`proof.${outcome.found}`, { size: number(outcome.size) });
  return t(`proof.${outcome.found}`);
}

/**
 * The log computed again in this browser, from what the server gives: nobody here has to be believed but the reader's
 * own machine.
 */
export function CheckHere({ verifierKey }: { readonly verifierKey: string }): ReactNode {
  const text = useText();
  const { t, number } = text;
  const call = useCall();
  const hintId = useId();
  const [key, setKey] = useState('');
  const [held, setHeld] = useState<File>();
  const [state, setState] = useState<State>({ step: 'idle' });
  const check = async (): Promise<void> => {
    setState({ step: 'busy', done: 0, of: 0 });
    try {
      const [{ checkLog }, { webCryptography }] = await Promise.all([
        import('./check-log.ts'),
        import('#libs/verifier'),
      ]);
      const outcome = await checkLog({
        get: async (path) => bytesOf(await restFile(`/v1/logboek/${path}`, call)),
        key: key.trim() || verifierKey,
        held: held && (await bytesOf(held)),
        cryptography: webCryptography,
        onProgress: (done, of) => setState({ step: 'busy', done, of }),
      });
      setState({ step: 'done', outcome });
    } catch (error) {
      setState({ step: 'failed', error: asError(error) });
    }
  };
  return (
    <form data-check-here onSubmit={submitting(check)}>
      <h3>{t('proof.here')}</h3>
      <p className="prose">{t('proof.hereText')}</p>
      <div className="toolbar no-print">
        <TextField
          label={t('proof.key')}
          value={key}
          autoComplete="off"
          spellCheck={false}
          placeholder={verifierKey}
          aria-describedby={hintId}
          set={setKey}
        />
        <Field label={t('proof.held')}>
          {(tied) => <input {...tied} type="file" onChange={({ target }) => setHeld(target.files?.[0])} />}
        </Field>
        <button type="submit" className="primary" disabled={state.step === 'busy'}>
          {t('proof.check')}
        </button>
      </div>
      <p id={hintId} className="soft small">
        {t('proof.keyHint')}
      </p>
      {state.step === 'busy' && (
        <p role="status">
          <progress max={state.of || 1} value={state.done} aria-label={t('proof.here')} />{' '}
          {t('proof.busy', { done: number(state.done), of: number(state.of) })}
        </p>
      )}
      {state.step === 'failed' && <Failure error={state.error} retry={() => void check()} />}
      {state.step === 'done' && (
        <p
          className={state.outcome.found === 'clean' ? 'notice good' : 'notice bad'}
          role={state.outcome.found === 'clean' ? 'status' : 'alert'}
          data-found={state.outcome.found}
        >
          {wordsOf(state.outcome, text)}
        </p>
      )}
    </form>
  );
}
