const longest = 160;

/** A row as one line of text, as it stands in the file but for its line breaks. */
export function excerpt(cells: readonly string[], delimiter: string): string {
  const text = cells
    .map((cell) =>
      cell.includes(delimiter) || cell.includes('"') || cell.includes('\n')
        ? `"${cell.replaceAll('"', '""').replaceAll('\n', '↵')}"`
        : cell,
    )
    .join(delimiter);
  return text.length > longest ? `${text.slice(0, longest)}…` : text;
}
