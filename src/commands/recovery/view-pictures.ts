import { type Block, pictureDetails } from '../../render/document.ts';
import type { BarMark, Bars } from '../../render/picture/picture.ts';
import { amountsPicture } from '../shared/pictures/amounts.ts';
import {
  decimalText,
  intervalColumn,
  money,
  moneyColumn,
  nameColumn,
  table,
  valueColumn,
  whole,
} from '../shared/table.ts';
import type { Lever, ProblemFigures, RecoveryResult } from './result.ts';
import {
  basisNoun,
  customersColumn,
  customersInterval,
  customersText,
  moneyText,
} from './view-rates.ts';

/** As many kinds as the table has. */
const mostKinds = 10;

/** What each kind of problem costs, the most costly first; where nobody knows the value, how many customers it loses. */
export function kindPictures(result: RecoveryResult): Block[] {
  const { kinds, total, valueToCome } = result;
  if (kinds.length < 2) return [];
  const isValued = valueToCome.amount !== null;
  const amount = ({ valueAtRisk, lost }: ProblemFigures) => (isValued ? valueAtRisk : lost);
  const text = (figures: ProblemFigures) =>
    isValued ? decimalText(figures.valueAtRisk, 0) : customersText(figures.lost);
  const interval = ({ valueAtRiskInterval, lostInterval }: ProblemFigures) =>
    isValued ? valueAtRiskInterval : lostInterval;
  const all = { ...total, problem: 'All' };
  const drawn = kinds.slice(0, mostKinds);
  const rest = kinds.length - drawn.length;
  const what = isValued ? `${basisNoun(result)} at risk` : 'customers lost';
  const heading = `${what.charAt(0).toUpperCase()}${what.slice(1)} by each kind of problem`;
  const marks = (figures: ProblemFigures): BarMark[] => {
    const ends = interval(figures);
    if (ends === null) return [];
    return [ends.low, ends.high].map((at) => ({
      at,
      name: 'ends of the 95% interval',
      tone: 'plain',
    }));
  };
  return pictureDetails([
    amountsPicture(
      [
        ...drawn.map((kind) => ({
          name: kind.problem,
          text: text(kind),
          parts: partsOf(amount(kind), 'cost'),
          marks: marks(kind),
        })),
        // A bar of all would leave the others little room.
        { name: all.problem, text: text(all), parts: [], isTotal: true },
      ],
      {
        heading: rest === 0 ? heading : `${heading} (the first ${mostKinds} of ${kinds.length})`,
        bar: what,
        numbers: table(
          [...drawn, all],
          [
            nameColumn('problem', ({ problem }) => problem),
            isValued ? valueColumn(what, amount, money, whole) : customersColumn(what, amount),
            result.drawing !== null &&
              (isValued
                ? intervalColumn('95%', interval, money, whole)
                : customersInterval('95%', interval)),
          ],
          { isTotal: (line) => line === all },
        ),
      },
    ),
  ]);
}

/** What each lever keeps, moved one at a time. */
export function leverPictures(result: RecoveryResult, nameOf: (lever: Lever) => string): Bars[] {
  const { levers, valueToCome } = result;
  const isValued = valueToCome.amount !== null;
  const amount = ({ valueSaved, customersSaved }: Lever) =>
    isValued ? valueSaved : customersSaved;
  const text = (lever: Lever) =>
    isValued ? moneyText(lever.valueSaved) : customersText(lever.customersSaved);
  if (levers.every((lever) => (amount(lever) ?? 0) === 0)) return [];
  const what = isValued ? `${basisNoun(result)} kept` : 'customers kept';
  const heading = `${what.charAt(0).toUpperCase()}${what.slice(1)} by each lever`;
  return [
    amountsPicture(
      levers.map((lever) => ({
        name: nameOf(lever),
        text: text(lever),
        parts: partsOf(amount(lever)),
      })),
      {
        heading,
        numbers: table(levers, [
          nameColumn('lever', nameOf),
          isValued ? moneyColumn(what, amount, 2) : customersColumn(what, amount),
        ]),
      },
    ),
  ];
}

const partsOf = (amount: number | null, tone?: 'cost') =>
  amount === null ? [] : [{ amount, ...(tone !== undefined && { tone }) }];
