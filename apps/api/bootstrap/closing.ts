/** What ends the process in order: signals, and an error that nobody listened to. */
export interface Ending {
  on(event: string, listener: (reason: unknown) => void): unknown;
}

export interface ClosingOptions {
  /** Resolves with what is to be closed; may still be starting. */
  readonly app: Promise<{ close(): Promise<unknown> }>;
  /** After a signal and before it closes: says that no more is to be sent, and waits for who sends to know. */
  readonly drain?: (app: { close(): Promise<unknown> }) => Promise<unknown>;
  /** After the application, such as the last spans. */
  readonly after?: () => Promise<unknown>;
  readonly exit: (code: number) => void;
  readonly writeLine: (line: string) => void;
  /** Milliseconds after which it ends without having closed. */
  readonly limit: number;
}

/**
 * Listens from the first moment of the start: a signal while files are opened closes what was opened. A promise
 * that was rejected with nobody listening closes too, in the same order, with exit code 1. Asked twice, it closes
 * once.
 */
export function closeOn(
  process: Ending,
  { app, drain, after, exit, writeLine, limit }: ClosingOptions,
): void {
  let closing = false;
  const close = (code: number, line: string): void => {
    writeLine(line);
    if (closing) return;
    closing = true;
    setTimeout(() => exit(1), limit).unref();
    const closed = app
      .then(async (opened) => {
        // Nobody waits for what broke.
        if (code === 0) await drain?.(opened);
        await opened.close();
      })
      .then(() => after?.());
    closed.then(
      () => exit(code),
      (error: unknown) => {
        writeLine(String(error));
        exit(1);
      },
    );
  };
  for (const signal of ['SIGTERM', 'SIGINT'])
    process.on(signal, () => close(0, `${signal}: Wijkspoor sluit af / is closing`));
  process.on('unhandledRejection', (reason) =>
    close(
      1,
      `Onverwachte fout; Wijkspoor sluit af / unexpected error; closing: ${
        reason instanceof Error ? (reason.stack ?? reason.message) : String(reason)
      }`,
    ),
  );
}
