import type { OpenedFile } from './open-file.ts';

/** What is known by its headers alone, as a file that has no rows. */
export const headerOnly = (file: string, headers: readonly string[]): OpenedFile => ({
  file,
  encoding: { value: 'utf-8', decidedBy: 'the database' },
  decimal: '.',
  layout: {
    delimiter: ',',
    delimiterDecidedBy: 'the database',
    spacedQuotes: false,
    headerIndex: 0,
    headers,
    headerLine: 1,
  },
  beginning: Buffer.alloc(0),
  records: async (taker) => taker.take(headers, 1, 1),
});
