import type { Dialect } from './dialect.ts';

/** What exports write for a blank id: words that the readers of files take for none, too. */
const blankWords: readonly string[] = [
  ...['', '-', '–', '—', 'na', 'n/a', 'null', '\\n', 'none', 'nan', '#n/a'],
];

/** Whether an id, without spaces around it, names nobody. */
export function namesNobody({ lower, literal }: Dialect, id: string): string {
  const words = blankWords.map((word) => literal(word)).join(', ');
  return `COALESCE(${lower(id)}, '') IN (\n        ${words}\n      )`;
}

/** The customer whom an id names: an address in capital or small letters is one customer. */
export function customerNamed({ lower }: Dialect, id: string): string {
  const isAddress = `${id} LIKE '%_@_%' AND ${id} NOT LIKE '%@%@%' AND ${id} NOT LIKE '% %'`;
  return `CASE\n      WHEN ${isAddress} THEN ${lower(id)}\n      ELSE ${id}\n    END`;
}
