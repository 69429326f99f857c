/** What is opened for a command, and closed whatever comes of it. */
interface Closable {
  close(): unknown;
}

/** Works with what is being opened, and closes it at the end; throws what either throws. */
export async function whileOpen<Open extends Closable, Answer>(
  opening: Open | Promise<Open>,
  work: (open: Open) => Answer | Promise<Answer>,
): Promise<Answer> {
  const open = await opening;
  try {
    return await work(open);
  } finally {
    await open.close();
  }
}
