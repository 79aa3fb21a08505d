import type { OptionSpec } from '../command.ts';

/** Divides customers by columns of the files; one meaning in every command. */
export const byOption: OptionSpec = {
  name: 'by',
  value: 'COLUMN',
  repeatable: true,
  group: 'Segments and customers',
  help: 'a segment for each value of the column; several columns: --by home,region or --by twice',
};
