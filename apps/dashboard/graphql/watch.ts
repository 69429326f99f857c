import type { Client, FormattedExecutionResult } from 'graphql-ws';
import { byHash, hashOf, textOf, UNKNOWN } from './persisted.ts';
import { setRenewed } from './renewed.ts';
import type { TadaDocumentNode } from './tada.ts';

const isUnknown = (error: unknown): boolean =>
  Array.isArray(error) &&
  error.some((each: { extensions?: { code?: unknown } }) => each.extensions?.code === UNKNOWN);

/** Subscribes by hash, and by text to a server that does not know it. Answers how to stop. */
export function watch<Result, Variables extends Record<string, unknown>>(
  client: Client,
  document: TadaDocumentNode<Result, Variables>,
  variables: Variables,
  next: () => void,
): () => void {
  const hash = hashOf(document);
  let stopped = false;
  const ask = (
    question: { query: string; extensions?: Record<string, unknown> },
    failed: (error: unknown) => void,
  ) =>
    client.subscribe(
      { ...question, variables },
      {
        next: (_result: FormattedExecutionResult) => next(),
        error: failed,
        complete: () => undefined,
      },
    );
  let stop = ask({ query: '', ...byHash(hash) }, (error) => {
    if (!isUnknown(error)) return;
    setRenewed();
    void textOf(hash).then((query) => {
      if (query !== undefined && !stopped) stop = ask({ query }, () => undefined);
    });
  });
  return () => {
    stopped = true;
    stop();
  };
}
