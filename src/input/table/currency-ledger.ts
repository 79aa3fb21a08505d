import { type Problem, problem } from '../../problems/problem.ts';
import { compatibleCurrencies, currencyNamed, isCurrencyCode } from '../cells/currency-codes.ts';

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
  #header: string | undefined;
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

  /** Begins a file, whose header may name the currency of its amounts. */
  begin(file: string, header: string | undefined): void {
    this.#file = file;
    this.#header = header;
    this.row = undefined;
  }

  /**
   * What an amount of the current row is multiplied by; undefined if nothing says in which currency it
   * is, a problem if the row contradicts itself.
   */
  factor(cell: string | undefined, line: number): number | Problem | undefined {
    if (cell === undefined && this.row === undefined && this.#header === undefined) return 1;
    const row = this.row === '' ? undefined : this.row;
    const header = this.#header;
    if (!agree(cell, row) || !agree(cell, header) || !agree(row, header))
      return problem('currency-contradicted', {
        cell: cell ?? '',
        column: row ?? '',
        header: header ?? '',
      });
    const said = moreExact(moreExact(row, cell), header);
    const currency = said ?? this.#target;
    if (currency === undefined) return undefined;
    if (!this.#seen.has(currency)) this.#seen.set(currency, { file: this.#file, line });
    if (this.#rates === undefined) return 1;
    const rate = this.#rate(currency);
    if (rate === undefined) this.#unrated.set(currency, { file: this.#file, line });
    return rate ?? 1;
  }

  /** The currency of an amount of the current row that names none itself, as far as it is known. */
  get ofRow(): string | undefined {
    return moreExact(this.row === '' ? undefined : this.row, this.#header) ?? this.#target;
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
    const listed = [...this.#seen].map(([name, { line }]) => `${name} (line ${line})`);
    const asked = this.#target === undefined ? [] : [`${this.#target} (--currency)`];
    const [first] = this.#seen.values();
    return [
      problem(
        'currency-mixed',
        { currencies: [...asked, ...listed].join(', ') },
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
