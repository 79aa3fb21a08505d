import type { Phrase } from '../headers/phrase.ts';
import type { AmountPer } from './lines/line-amounts.ts';

/**
 * The status of an order, by the words in the columns of its status, its type and the like. `refund`: the row gives
 * money back. `refunded`: the row is a sale whose money went back.
 */
export type OrderStatus =
  | 'purchase'
  | 'refund'
  | 'refunded'
  | 'failed'
  | 'void'
  | 'lost'
  | 'pending'
  | 'test'
  | 'other';

/** A column whose words decide the status of an order. */
export interface StatusColumn {
  /** As `--column NAME=HEADER` names it. */
  readonly name: string;
  readonly meaning: string;
  /** The name by which `--column NAME=-` leaves it out, where that is not its own. */
  readonly leftOutAs?: string;
  /** Headers by which it is known, as in `Field`. */
  readonly names: string;
  /** Whether only a header with all of its words is one of them: "Status of the day" is not "Status". */
  readonly wholeHeader?: true;
  /**
   * Whether a cell is looked up as a whole, by the first of the texts that it contains, or only for
   * being filled, which `*` stands for. A blank cell has no objection.
   */
  readonly by: 'word' | 'part' | 'filled';
  /** What words mean, as `statusWord` writes them. */
  readonly words: Readonly<Record<string, OrderStatus>>;
  /** What any other word means; without it the log is refused until an option says it. */
  readonly otherwise?: OrderStatus;
  /** What an order is on whose rows the column is blank; without it a blank says nothing. */
  readonly blank?: 'pending' | 'unknown';
  /** Whether the words of the column speak of it, where its header may mean something else; without it they do. */
  readonly speaks?: (words: readonly string[]) => Speaks;
}

/** Whether words say which rows are purchases; `unclear` where nobody can tell, so that it is said aloud. */
export type Speaks = 'yes' | 'no' | 'unclear';

/** Headers of a source by what they hold, as in `Field`: the best first. */
export interface OrderColumns {
  /** What rows of one order share, or tells an order that comes up twice. */
  readonly order?: string;
  /** Columns, the best first: where one is blank, the next names the customer. */
  readonly customer: readonly string[];
  /** Who gets the money of a refund, where that is the customer. */
  readonly receiver?: string;
  readonly date: string;
  /** What was charged. */
  readonly amount?: string;
  /** What was charged without tax and shipping, where the export has it beside the amount. */
  readonly net?: string;
  readonly refunded?: string;
  readonly tax?: string;
  readonly shipping?: string;
  readonly quantity?: string;
  readonly price?: string;
  /** What the goods of the row cost, or of one unit. */
  readonly goods?: string;
  readonly 'unit-cost'?: string;
}

/** Headers of the cost of goods, all of their words but fillings run together; the same in every export of a shop. */
export const goodsColumns = {
  goods:
    'cogs costgoodssold costgoods costsales goodscost totalcogs totalcostgoodssold totalcostgoods ordercogs linecogs ' +
    'totalproductcost linecost productcost cost costs',
  'unit-cost':
    'unitcost costunit unitcogs cogsunit costitem itemcost productstandardcost standardcost costprice unitcostprice',
} as const;

/** "shopify", "stripe" and so on; of a description of the user's own, its file. */
export type SourceName = string;

/** How an export of orders is read: all that is known of it, declared. */
export interface OrderSource {
  readonly name: SourceName;
  readonly title: string;
  /** Headers that must all be there for it to be recognised; each in any of its spellings. */
  readonly signature: readonly string[];
  readonly columns: OrderColumns;
  /** What the words of other headers say together, as in `Field`: of exports that nobody has described. */
  readonly phrases?: Readonly<
    Partial<Record<keyof OrderColumns | 'customer-2', readonly Phrase[]>>
  >;
  /**
   * What a row is: an order; a line of one whose totals stand on its first row; or a line that costs
   * quantity × price.
   */
  readonly row: 'order' | 'line' | 'priced-line';
  /**
   * What the amounts are of where a row is an order and several have its number: of lines, which add up, or of the
   * order, which counts once; without it, what the columns show.
   */
  readonly amountPer?: AmountPer;
  /** What a negative amount is, where no column says: a refund, or money that went elsewhere. */
  readonly negative: 'refund' | 'other';
  /** Where there are none, those are read whose headers and words speak of the status of orders. */
  readonly statusColumns: readonly StatusColumn[];
  /** Whether times that name no zone are in UTC; else they are as the business writes them. */
  readonly times?: 'utc';
  /** Whether ids are numbers that a spreadsheet has written as "17850.0". */
  readonly numericIds?: true;
}
