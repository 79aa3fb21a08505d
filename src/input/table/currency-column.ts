import { problem } from '../../problems/problem.ts';
import { isBlank } from '../cells/blank.ts';
import { currencyNamed } from '../cells/currency-codes.ts';
import type { CellColumn } from '../columns/cell-column.ts';
import type { CurrencyLedger } from './currency-ledger.ts';

/** The column that says in which currency the amounts of a row are. It is read before them. */
export function currencyColumn(ledger: CurrencyLedger): CellColumn {
  return {
    read: (text) => {
      const code = isBlank(text) ? '' : currencyNamed(text.trim());
      if (code === undefined) return problem('currency-unreadable', { text });
      ledger.row = code;
      return undefined;
    },
    // Nearly always the code of the row before.
    readPlain: (bytes, begin, end) => {
      const code = ledger.row ?? '';
      return code.length === 3 && bytes.toString('latin1', begin, end) === code;
    },
  };
}
