const blanks = new Set(['', '-', '–', '—', 'na', 'n/a', 'null', '\\n', 'none', 'nan', '#n/a']);

/** Whether a cell holds nothing: spaces, or one of the words that exports write for it. */
export function isBlank(text: string): boolean {
  return blanks.has(text.trim().toLowerCase());
}
