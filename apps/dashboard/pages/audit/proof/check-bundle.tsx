import { useState, type ReactNode } from 'react';
import type { Report } from '#libs/verifier';
import { useText, type Text } from '../../../intl/use-text.tsx';
import { Downloads } from '../../../parts/downloads.tsx';
import { Field, submitting, TextField } from '../../../parts/field.tsx';
import { chosenFolder } from './bundle-files.ts';

type State =
  | { readonly step: 'idle' }
  | { readonly step: 'busy'; readonly done: number; readonly of: number }
  | { readonly step: 'done'; readonly report: Report }
  | { readonly step: 'failed'; readonly why: { readonly nl: string; readonly en: string } };

const heldOf = async (file: File): Promise<{ readonly name: string; readonly bytes: Uint8Array }> => ({
  name: file.name,
  bytes: new Uint8Array(await file.arrayBuffer()),
});

/** A bundle that an auditor has in a folder, checked by the verifier that goes along in it: nothing of it is sent. */
export function CheckBundle(): ReactNode {
  const { t, number } = useText();
  const [files, setFiles] = useState<readonly File[]>([]);
  const [key, setKey] = useState('');
  const [held, setHeld] = useState<File>();
  const [state, setState] = useState<State>({ step: 'idle' });
  const check = async (): Promise<void> => {
    setState({ step: 'busy', done: 0, of: 0 });
    const { NotRunError, verifyBundle, webCryptography } = await import('#libs/verifier');
    try {
      const report = await verifyBundle({
        source: chosenFolder(files),
        cryptography: webCryptography,
        ...(key.trim() === '' ? {} : { key: key.trim() }),
        checkpoints: held === undefined ? [] : [await heldOf(held)],
        onProgress: (done, of) => setState({ step: 'busy', done, of }),
      });
      setState({ step: 'done', report });
    } catch (error) {
      const text = error instanceof Error ? error.message : String(error);
      setState({ step: 'failed', why: error instanceof NotRunError ? error.text : { nl: text, en: text } });
    }
  };
  return (
    <form data-check-bundle onSubmit={submitting(check)}>
      <h3>{t('bundle.title')}</h3>
      <p className="prose">{t('bundle.text')}</p>
      <div className="toolbar no-print">
        <Field label={t('bundle.folder')}>
          {(tied) => (
            <input
              {...tied}
              type="file"
              multiple
              {...{ webkitdirectory: '' }}
              onChange={({ target }) => setFiles([...(target.files ?? [])])}
            />
          )}
        </Field>
        <TextField label={t('bundle.key')} value={key} autoComplete="off" spellCheck={false} set={setKey} />
        <Field label={t('bundle.held')}>
          {(tied) => <input {...tied} type="file" onChange={({ target }) => setHeld(target.files?.[0])} />}
        </Field>
        <button type="submit" className="primary" disabled={state.step === 'busy' || files.length === 0}>
          {t('bundle.check')}
        </button>
      </div>
      {state.step === 'busy' && (
        <p role="status">
          <progress max={state.of || 1} value={state.done} aria-label={t('bundle.title')} />{' '}
          {t('proof.busy', { done: number(state.done), of: number(state.of) })}
        </p>
      )}
      <Outcome state={state} />
    </form>
  );
}

function Outcome({ state }: { readonly state: State }): ReactNode {
  const text = useText();
  const { t, say } = text;
  if (state.step === 'failed')
    return (
      <p className="notice bad" role="alert" data-exit="3">
        {t('bundle.notRun', { why: say(state.why) })}
      </p>
    );
  if (state.step !== 'done') return null;
  const { report } = state;
  const { exitCode, findings, isKeyHeld, held } = report;
  return (
    <div
      className={exitCode === 0 ? 'notice good' : 'notice bad'}
      role={exitCode === 0 ? 'status' : 'alert'}
      data-exit={exitCode}
    >
      <p>{verdictOf(report, text)}</p>
      {!isKeyHeld && <p>{t('bundle.keyInside')}</p>}
      {held === 0 && <p>{t('bundle.nothingHeld')}</p>}
      <ul>
        {findings.map(({ code, leaf, path, text: words }, at) => (
          <li key={at}>
            {[leaf === undefined ? '' : t('bundle.leaf', { leaf }), path ?? ''].filter(Boolean).join(', ')}:{' '}
            {say(words)} [{code}]
          </li>
        ))}
      </ul>
      {findings.length > 0 && (
        <Downloads
          name="bevindingen"
          title={t('proof.findings')}
          table={{
            columns: [
              { label: t('upload.where'), kind: 'text' },
              { label: t('proof.what'), kind: 'text' },
              { label: t('proof.code'), kind: 'text' },
            ],
            rows: findings.map(({ code, leaf, path, text: words }) => [
              [leaf === undefined ? '' : t('bundle.leaf', { leaf }), path ?? ''].filter(Boolean).join(', '),
              say(words),
              code,
            ]),
          }}
        />
      )}
    </div>
  );
}

/** What was found, in a sentence; leaves are counted from 0, as by the programs in the bundle. */
function verdictOf({ exitCode, size, firstBad }: Report, { t, number }: Text): string {
  const verdict = t(`bundle.exit${exitCode}`, { size: number(size) });
  if (firstBad === undefined) return verdict;
  const { leaf, upTo = leaf } = firstBad;
  const where = leaf === upTo ? t('bundle.firstBad', { leaf }) : t('bundle.firstBadOf', { leaf, last: upTo });
  return `${verdict} ${where}`;
}
