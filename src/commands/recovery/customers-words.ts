import { annualSpend, type Customers } from '../../core/customers.ts';
import type { KnownIds } from '../../input/columns/known-ids.ts';
import { type Case, casesByKind, type OpenCase } from './cases.ts';
import type { CustomersWords } from './result.ts';

/** Longer texts are cut. */
const longest = 160;

/** Cases as far as their words are concerned. */
interface Said extends OpenCase {
  readonly outcome?: Case['outcome'];
}

/**
 * What customers said of each kind of problem: those first whose problem is not resolved, and of these who spends most,
 * whether they have left or not: who has left cannot say it again. One quote a customer, none twice.
 *
 * @param kinds - the kinds of problem, in the order in which they are shown
 * @param customers - undefined without files of customers: then the latest come first
 * @param quotes - how many of each kind
 */
export function customersWords(
  cases: readonly Said[],
  kinds: readonly string[],
  customers: Customers | undefined,
  indexes: Pick<KnownIds, 'get'>,
  quotes: number,
): CustomersWords {
  const spendOf = (id: string): number => {
    const index = customers === undefined ? undefined : indexes.get(id);
    return customers === undefined || index === undefined
      ? 0
      : (annualSpend(customers, index) ?? 0);
  };
  // A subject that only names the kind says no more.
  const said = cases
    .filter(({ words, problem }) => words !== '' && words !== problem)
    .map((each) => ({ ...each, spend: spendOf(each.customer) }))
    .sort(costliestFirst);
  const byKind = casesByKind(said);
  return {
    cases: said.length,
    first: customers === undefined ? 'latest' : 'spend',
    kinds: [...new Set([...kinds, ...byKind.keys()])].flatMap((problem) => {
      const ofKind = byKind.get(problem);
      if (ofKind === undefined) return [];
      return [{ problem, cases: ofKind.length, quotes: quotesOf(ofKind, quotes) }];
    }),
  };
}

type Spending = Said & { readonly spend: number };

const costliestFirst = (a: Spending, b: Spending): number =>
  Number(isUnresolved(b)) - Number(isUnresolved(a)) ||
  b.spend - a.spend ||
  (b.day ?? 0) - (a.day ?? 0) ||
  a.row - b.row;

const isUnresolved = ({ outcome }: Said): boolean =>
  outcome === undefined || outcome === 'unresolved' || outcome === 'silent';

function quotesOf(said: readonly Said[], most: number): readonly string[] {
  const quotes = new Map<string, string>();
  const customers = new Set<string>();
  for (const { customer, words } of said) {
    if (quotes.size >= most) break;
    const quote = quoteOf(words);
    const key = quote.toLowerCase();
    if (customers.has(customer) || quotes.has(key)) continue;
    customers.add(customer);
    quotes.set(key, quote);
  }
  return [...quotes.values()];
}

/** Words of a customer without what would say who they are, as far as a program can tell: a name stays. */
export function quoteOf(words: string): string {
  const text = words
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/\bhttps?:\/\/\S+|\bwww\.\S+/gi, '[link]')
    .replace(/[^\s@<>()]+@[^\s@<>()]+\.[\p{L}]{2,}/gu, '[e-mail]')
    .replace(/\+?\d(?:[ ./()-]{0,2}\d){5,}/g, '[number]');
  if (text.length <= longest) return text;
  const cut = text.slice(0, longest);
  const space = cut.lastIndexOf(' ');
  return `${cut.slice(0, space > longest / 2 ? space : longest)}…`;
}
