import { type Problem, problem } from '../../problems/problem.ts';
import { isBlank } from '../cells/blank.ts';
import { compatibleCurrencies, currencyNamed, isCurrencyCode } from '../cells/currency-codes.ts';
import type { CellColumn } from '../columns/cell-column.ts';

interface Seen {
  readonly file: string;
  readonly line: number;
}

/**
 * Which currencies the amounts of all files are in. A row's currency is what its cell, its column of
 * currencies and the header say, which must agree, else `--currency`. Two currencies are added up only
 * with rates of exchange; a sign and a code that can mean the same ("$" and "CAD") are one.
 */
export class CurrencyLedger {
  readonly #target: string | undefined;
  readonly #rates: ReadonlyMap<string, number> | undefined;
  readonly #ratesFile: string;
  readonly #seen = new Map<string, Seen>();
  readonly #unrated = new Map<string, Seen>();
  #file = '';
  /** The code in the row's column of currencies; "" where it is blank, undefined without such a column. */
  row: string | undefined;

  constructor(
    target: string | undefined,
    rates: ReadonlyMap<string, number> | undefined,
    ratesFile: string,
  ) {
    this.#target = target === undefined ? undefined : (currencyNamed(target) ?? target);
    this.#rates = rates;
    this.#ratesFile = ratesFile;
  }

  /** Begins a file. */
  begin(file: string): void {
    this.#file = file;
    this.row = undefined;
  }

  /**
   * What an amount of the current row is multiplied by; undefined if nothing says in which currency it
   * is, a problem if the row contradicts itself.
   *
   * @param cell - the currency in the cell of the amount
   * @param header - the currency in its header
   */
  factor(
    cell: string | undefined,
    header: string | undefined,
    line: number,
  ): number | Problem | undefined {
    if (cell === undefined && this.row === undefined && header === undefined) return 1;
    const row = this.row === '' ? undefined : this.row;
    if (!agree(cell, row) || !agree(cell, header) || !agree(row, header))
      return problem('currency-contradicted', {
        cell: cell ?? '',
        column: row ?? '',
        header: header ?? '',
      });
    const name = moreExact(moreExact(row, cell), header);
    const currency = name ?? this.#target;
    if (currency === undefined) return undefined;
    if (!this.#seen.has(currency)) this.#seen.set(currency, { file: this.#file, line });
    if (this.#rates === undefined) return 1;
    const rate = this.#rate(currency);
    if (rate === undefined) this.#unrated.set(currency, { file: this.#file, line });
    return rate ?? 1;
  }

  /**
   * The currency of an amount of the current row that names none itself, as far as it is known.
   *
   * @param header - the currency in its header
   */
  ofRow(header: string | undefined): string | undefined {
    return moreExact(this.row === '' ? undefined : this.row, header) ?? this.#target;
  }

  /** The currency of the amounts: the code rather than the sign; null if nothing names one. */
  get currency(): string | null {
    if (this.#target !== undefined) return this.#target;
    const names = [...this.#seen.keys()];
    return names.find(isCurrencyCode) ?? names[0] ?? null;
  }

  findings(): readonly Problem[] {
    if (this.#rates !== undefined) {
      return [...this.#unrated].map(([currency, { file, line }]) =>
        problem('rate-missing', { currency, rates: this.#ratesFile }, { file, line }),
      );
    }
    const names = [...(this.#target === undefined ? [] : [this.#target]), ...this.#seen.keys()];
    const mixed = names.some((a) => names.some((b) => !compatibleCurrencies(a, b)));
    if (!mixed) return [];
    const inFile = [...this.#seen].map(([name, { line }]) => `${name} (line ${line})`);
    const byOption = this.#target === undefined ? [] : [`${this.#target} (--currency)`];
    const [first] = this.#seen.values();
    return [
      problem(
        'currency-mixed',
        { currencies: [...byOption, ...inFile].join(', ') },
        {
          file: first?.file ?? this.#file,
          line: first?.line ?? 1,
        },
      ),
    ];
  }

  #rate(currency: string): number | undefined {
    const target = this.#target;
    if (target !== undefined && compatibleCurrencies(currency, target)) return 1;
    return this.#rates?.get(currency);
  }
}

function agree(one: string | undefined, other: string | undefined): boolean {
  return one === undefined || other === undefined || compatibleCurrencies(one, other);
}

/** The code rather than the sign. */
function moreExact(one: string | undefined, other: string | undefined): string | undefined {
  return [one, other].find((name) => name !== undefined && isCurrencyCode(name)) ?? one ?? other;
}

/** The column that says in which currency the amounts of a row are. It is read before them. */
export function currencyColumn(ledger: CurrencyLedger): CellColumn {
  return {
    read: (text) => {
      const code = isBlank(text) ? '' : currencyNamed(text.trim());
      if (code === undefined) return problem('currency-unreadable', { text });
      ledger.row = code;
      return undefined;
    },
    plain: {
      form: 'place',
      // Nearly always the code of the row before.
      take: ({ bytes, begins, ends }, from, to) => {
        const code = ledger.row ?? '';
        if (code.length !== 3) return 0;
        for (let record = from; record < to; record++) {
          const begin = begins[record] ?? 0;
          if ((ends[record] ?? 0) - begin !== 3) return record - from;
          for (let i = 0; i < 3; i++)
            if (bytes[begin + i] !== code.charCodeAt(i)) return record - from;
        }
        return to - from;
      },
    },
  };
}
