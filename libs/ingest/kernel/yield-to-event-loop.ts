const AT_ONCE = 256;

/** Lets others have the processor every so many items of a long list; costs a short list nothing. */
export async function yieldEvery(index: number): Promise<void> {
  if (index > 0 && index % AT_ONCE === 0) await new Promise((resolve) => setImmediate(resolve));
}
