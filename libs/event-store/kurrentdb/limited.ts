/**
 * The client may wait for discovery or for a drained buffer without end; whatever it still does then is an unknown
 * outcome.
 */
export async function limited<Result>(work: Promise<Result>, within: number): Promise<Result> {
  let timer: NodeJS.Timeout | undefined;
  const expiry = new Promise<never>((_, reject) => {
    const expire = (): void => reject(Object.assign(new Error('no answer in time'), { type: 'timeout' }));
    timer = setTimeout(expire, within);
  });
  work.catch(() => undefined);
  try {
    return await Promise.race([work, expiry]);
  } finally {
    clearTimeout(timer);
  }
}
