/** Lets others have their turn: the next task, not the next promise. The same in Node and in a browser's worker. */
export const nextTurn = (): Promise<void> =>
  new Promise((resolve) => {
    if (typeof setImmediate === 'function') setImmediate(resolve);
    else setTimeout(resolve, 0);
  });
