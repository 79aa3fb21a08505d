import { onlyFrom } from '../shared/only-from.ts';
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
  customers: 'customers one by one and in tenths by value',
  regularCharges: 'whether purchases are regular charges',
  plainRule: 'the plain rule of silence',
  spendMonths: 'whether the spend on a purchase depends on its month',
  holdoutBySegment: 'a holdout of its own for each segment',
  valueAtRisk:
    'the value at risk, as some of the customers counted together may be worth less than 0',
};

/** What rows of single customers have. */
const ofSingle: readonly NotInCells[] = ['customers', 'valueAtRisk'];

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

/** The same for a person. */
export const notInCellsLines = ({ notInCells: left = [] }: ForecastResult): string[] => {
  const named = (single: boolean) =>
    left.filter((each) => ofSingle.includes(each) === single).map((each) => words[each]);
  return [
    ...onlyFrom('--each with --connect, rapport sql summary, or the log', named(true)),
    ...onlyFrom('the log', named(false)),
  ];
};
