const digits = (value) =>
  value >= 100
    ? Math.round(value).toLocaleString('en-US')
    : value >= 10
      ? value.toFixed(1)
      : value.toFixed(2);

export const rate = ({ median, min, max }) => `${digits(median)}/s (${digits(min)}–${digits(max)})`;
export const duration = ({ median, min, max }) => `${digits(median)} ms (${digits(min)}–${digits(max)})`;
export const times = (value) => `${digits(value)}×`;
export const percent = (value) => `${(value * 100).toFixed(0)} %`;
export const bytes = (value) =>
  value >= 2 ** 30 ? `${(value / 2 ** 30).toFixed(2)} GiB` : `${(value / 2 ** 20).toFixed(0)} MiB`;
export { digits as number };

/** Lines of a table with columns as wide as their widest cell; the first column is left-aligned. */
export function table(rows) {
  const widths = rows[0].map((_, column) => Math.max(...rows.map((row) => row[column].length)));
  return rows.map((row) =>
    row.map((cell, i) => (i === 0 ? cell.padEnd(widths[i]) : cell.padStart(widths[i]))).join('   '),
  );
}
