const blanks = new Set(['', '-', '–', '—', 'na', 'n/a', 'null', '\\n', 'none', 'nan', '#n/a']);

/** Whether a cell holds nothing: spaces, or one of the words that exports write for it. */
export function isBlank(text: string): boolean {
  return blanks.has(text.trim().toLowerCase());
}

/** What pivot tables, analytics and spreadsheets write in place of a name, besides the words for a blank. */
const noIds = new Set([
  ...['(blank)', '(leer)', '(vide)', '(en blanco)', '(vuoto)', '(em branco)', '(leeg)'],
  ...['(empty)', '(null)', '(none)', '(not set)'],
  ...[
    '#ref!',
    '#value!',
    '#name?',
    '#div/0!',
    '#null!',
    '#num!',
    '#error!',
    '#spill!',
    '#calc!',
    '#getting_data',
  ],
]);

/** Whether a cell in a column of ids names nobody: it is blank, or holds an error value of a spreadsheet. */
export function isNoId(text: string): boolean {
  return isBlank(text) || noIds.has(text.toLowerCase());
}
