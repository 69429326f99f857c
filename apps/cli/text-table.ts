/** A table for a terminal, the lines below their head; `isRight` says of which columns the cells stand right. */
export function aligned(
  head: readonly string[],
  isRight: (column: number) => boolean,
  lines: readonly (readonly string[])[],
): string {
  const widths = head.map((name, column) =>
    Math.max(name.length, ...lines.map((line) => (line[column] ?? '').length)),
  );
  const shown = [head, ...lines].map((line) =>
    line
      .map((cell, column) => {
        const width = widths[column] ?? 0;
        return isRight(column) ? cell.padStart(width) : cell.padEnd(width);
      })
      .join('  ')
      .trimEnd(),
  );
  const [first = '', ...rest] = shown;
  const rule = '─'.repeat(Math.max(...shown.map((line) => line.length)));
  return `${[first, rule, ...rest].join('\n')}\n`;
}
