/** A line of CSV: NULL is an empty cell, and a text without characters stands in quotes. */
export const csvLine = (cells: readonly unknown[]): string => `${cells.map(csvCell).join()}\n`;

function csvCell(value: unknown): string {
  if (value === null || value === undefined) return '';
  const text = String(value);
  return text === '' || /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
