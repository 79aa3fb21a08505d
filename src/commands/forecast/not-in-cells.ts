import type { ForecastResult } from './result.ts';
import type { Slipping } from './slipping-schema.ts';

/** What needs the purchases of every customer, so that no count of a database shows it. */
export const notInCells = [
  'customers',
  'regularCharges',
  'plainRule',
  'spendMonths',
  'holdoutBySegment',
  'valueAtRisk',
] as const;

type NotInCells = (typeof notInCells)[number];

const words: Readonly<Record<NotInCells, string>> = {
  customers:
    'customers one by one and in tenths by value (only with --each and --connect, from rapport sql summary, or from the log)',
  regularCharges: 'whether purchases are regular charges (only from the log)',
  plainRule: 'the plain rule of silence (only from the log)',
  spendMonths: 'whether the spend on a purchase depends on its month (only from the log)',
  holdoutBySegment: 'a holdout of its own for each segment (only from the log)',
  valueAtRisk:
    'the value at risk, as some of the customers counted together may be worth less than 0 (only from rapport sql summary, or the log)',
};

/**
 * What the rows of a database leave out of a forecast.
 *
 * @param named - whether each row is a customer
 * @param bySegment - whether each segment has its own fit
 */
export const leftOutOfCells = (
  { valueAtRisk }: Pick<Slipping, 'valueAtRisk'>,
  named: boolean,
  bySegment: boolean,
): NotInCells[] =>
  notInCells.filter(
    (each) =>
      (each !== 'customers' || !named) &&
      (each !== 'holdoutBySegment' || bySegment) &&
      (each !== 'valueAtRisk' || valueAtRisk === null),
  );

/** The same for a person, among what else is left out. */
export const notInCellsWords = ({ notInCells: left = [] }: ForecastResult): string[] =>
  left.map((each) => words[each]);
