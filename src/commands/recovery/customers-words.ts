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
    const quote = quoteOf(words, customer);
    const key = quote.toLowerCase();
    if (customers.has(customer) || quotes.has(key)) continue;
    customers.add(customer);
    quotes.set(key, quote);
  }
  return [...quotes.values()];
}

/** An address, from the first of its signs on: tried from every sign, long texts would take for ever. */
const email = /(?<![^\s@<>()])[^\s@<>()]+@[^\s@<>()]+\.\p{L}{2,}/gu;
/** Six digits or more of any script, as telephone numbers are written: with signs and dashes of any kind between. */
const longNumber = /[+\uff0b]?\p{Nd}(?:[ ./()\-\u2010-\u2015]{0,2}\p{Nd}){5,}/gu;

/**
 * Words of a customer without what would say who they are, as far as a program can tell: a name stays.
 *
 * @param customer - the id, which is left out too; undefined where it stands beside the words anyway
 */
export function quoteOf(words: string, customer?: string): string {
  const text = withoutId(words.replace(/\s+/g, ' ').trim(), customer)
    .replace(/\bhttps?:\/\/\S+|\bwww\.\S+/gi, '[link]')
    .replace(email, '[e-mail]')
    .replace(longNumber, '[number]');
  if (text.length <= longest) return text;
  const cut = text.slice(0, longest);
  const space = cut.lastIndexOf(' ');
  return `${cut.slice(0, space > longest / 2 ? space : longest)}…`;
}

/** A shorter id, or one without a digit, may be a word or a number of the text. */
const shortestId = 4;

function withoutId(text: string, id: string | undefined): string {
  if (id === undefined || id.length < shortestId || !/\p{Nd}/u.test(id)) return text;
  const literal = id.replaceAll(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
  const whole = new RegExp(`(?<![\\p{L}\\p{Nd}])${literal}(?![\\p{L}\\p{Nd}])`, 'giu');
  return text.replaceAll(whole, '[id]');
}
