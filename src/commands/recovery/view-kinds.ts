import { problemOutcomes } from '../../core/recovery/outcomes.ts';
import type { Report } from '../../core/report.ts';
import { fewestCustomers } from '../../core/survival/evidence.ts';
import type { Block } from '../../render/document.ts';
import { numberText, percentText, shortNumber } from '../../render/number-text.ts';
import {
  decimal,
  figureColumn,
  intervalColumn,
  money,
  moneyColumn,
  nameColumn,
  numberColumn,
  percentage,
  shareColumn,
  type TableColumn,
  table,
  unknown,
  valueColumn,
  whole,
  withFigures,
} from '../shared/table.ts';
import { mostRanked } from './lost-intervals.ts';
import type { KindOfProblem, KindRate, ProblemFigures, RecoveryResult } from './result.ts';
import { hoursText } from './view-listening.ts';
import {
  basisNoun,
  customersColumn,
  customersInterval,
  moneyText,
  outcomeWords,
} from './view-rates.ts';

/** A kind of problem, or all of them. */
type Line = ProblemFigures &
  Partial<Pick<KindOfProblem, 'rank' | 'spendPerCase'>> & { readonly problem: string };

/** The kinds of problem, the most costly first: whom they affect, what they cost, and what fixing one is worth. */
export function costliest(all: RecoveryResult): readonly Block[] {
  const result = { ...all, kinds: all.kinds.slice(0, kindsShown) };
  const rest = all.kinds.length - result.kinds.length;
  const { basis, valueToCome, resolution, drawing, kinds } = result;
  const isValued = valueToCome.amount !== null;
  const costs = kindTable(result, 'Most costly problems', [
    customersColumn('Affected', ({ customers }) => customers),
    customersColumn('Lost', ({ lost }) => lost),
    drawing !== null && kinds.length > 1 && rankColumn,
    isValued && valueColumn('At risk', ({ valueAtRisk }) => valueAtRisk, money, whole),
    isValued && basis === 'margin' && perCaseColumn('Fixing one'),
    resolution !== undefined &&
      valueColumn(
        'Hours',
        ({ problem, rank }) =>
          (rank === undefined
            ? resolution
            : resolution.kinds.find((kind) => kind.problem === problem)
          )?.medianHours,
        decimal(1),
        hoursText,
      ),
  ]);
  if (rest === 0) return [costs];
  return [costs, plain([`${rest} more kinds, each smaller, are in the total (--explain).`])];
}

/** The page has as many kinds; details have all. */
const kindsShown = 10;

/** The kinds of problem: who stays, how many are lost, what is at risk, and what may be spent on each. */
export function kindBlocks({ result }: Report<RecoveryResult>): readonly Block[] {
  return [
    ...ratesByKind(result),
    painPoints(result),
    ...rankBlocks(result),
    ...atRisk(result),
    ...spending(result),
  ];
}

/** The stay rates of each kind where they differ, or that they are pooled. */
function ratesByKind({ betweenKinds, kinds }: RecoveryResult): readonly Block[] {
  if (betweenKinds === null) return [];
  const { chiSquared, degrees, correlation } = betweenKinds;
  const statistic = `X² ${shortNumber(chiSquared, 1)} against ${numberText(degrees, 0)}`;
  if (correlation === 0)
    return [
      plain([
        `Pooled: kinds differ no more in who stays than chance alone makes them on average (${statistic}), so the rates of all kinds hold for each.`,
      ]),
    ];
  const outcomes = problemOutcomes.filter((outcome) =>
    kinds.some(({ rates }) => rateOf(rates, outcome) !== undefined),
  );
  const few = kinds.some(({ rates }) => outcomes.some((outcome) => rateOf(rates, outcome)?.few));
  return [
    table(
      kinds,
      [
        nameColumn('', ({ problem }) => problem),
        ...outcomes.map((outcome) =>
          stayColumn(outcomeHeaders[outcome], ({ rates }) => rateOf(rates, outcome)),
        ),
        shareColumn('Own', ({ ownEvidence }) => ownEvidence, 0),
      ],
      { name: 'Who stays by kind', heading: 'Who stays, by kind' },
    ),
    plain([
      `Each rate mixes what the kind's own customers did (stayed/all) with what those of all kinds did. Own: how much of it is the kind's own, n/(n + ${shortNumber((1 - correlation) / correlation, 1)}) of n customers.`,
      `Kinds differ more than chance alone makes them on average (${statistic}).`,
      ...(few ? [`* Fewer than ${fewestCustomers} customers.`] : []),
    ]),
  ];
}

/** The outcomes as narrow columns. */
const outcomeHeaders: Readonly<Record<KindRate['outcome'], string>> = {
  silent: 'Silent',
  unresolved: 'Unresolved',
  resolved: 'Resolved',
  quickly: 'Quickly',
};

/** The rate after an outcome, where it is observed. */
const rateOf = (rates: readonly KindRate[], outcome: KindRate['outcome']): KindRate | undefined =>
  rates.find((rate) => rate.outcome === outcome && rate.source === 'observed');

/** "35.2% (3/12)": the rate, and how many stayed. */
function stayText(rate: KindRate | undefined): string {
  if (rate === undefined) return unknown;
  const { stay, stayed, customers, few } = rate;
  return `${percentText(stay, 1)} (${stayed ?? 0}/${customers ?? 0})${few ? '*' : ' '}`;
}

const stayColumn = (
  header: string,
  of: (kind: KindOfProblem) => KindRate | undefined,
): TableColumn<KindOfProblem> => ({
  ...figureColumn(header, (kind) => stayText(of(kind))),
  figures: [
    { format: percentage(1), of: (kind) => of(kind)?.stay },
    { name: 'stayed', format: decimal(0), of: (kind) => of(kind) && (of(kind)?.stayed ?? 0) },
    { name: 'of', format: decimal(0), of: (kind) => of(kind) && (of(kind)?.customers ?? 0) },
  ],
});

const capital = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1);

const plain = (lines: readonly string[]): Block => ({ kind: 'text', tone: 'plain', lines });

/** A table with a line for each kind and, where a column adds up, all of them. */
function kindTable(
  result: RecoveryResult,
  heading: string,
  columns: readonly (TableColumn<Line> | false)[],
  isSummed = true,
): Block {
  const lines = isSummed ? [...result.kinds, { ...result.total, problem: 'All' }] : result.kinds;
  return table<Line>(lines, [nameColumn('', ({ problem }) => problem), ...columns], {
    heading,
    isTotal: (line) => isSummed && line === lines.at(-1),
  });
}

function painPoints(result: RecoveryResult): Block {
  const isDrawn = result.drawing !== null;
  return kindTable(result, 'Pain points', [
    customersColumn('Affected', ({ customers }) => customers),
    shareColumn(
      'Complained',
      ({ customers, complained }) => (customers === 0 ? null : complained / customers),
      0,
    ),
    customersColumn('Lost', ({ lost }) => lost),
    isDrawn && customersInterval('95%', ({ lostInterval }) => lostInterval),
    isDrawn && result.kinds.length > 1 && rankColumn,
  ]);
}

const rankText = (low: number, high: number): string =>
  low === high ? String(low) : `${low}–${high}`;

const rankColumn: TableColumn<Line> = {
  ...intervalColumn<Line>('Rank', ({ rank }) => rank, decimal(0), String),
  texts: (lines) => lines.map(({ rank }) => (rank == null ? '' : rankText(rank.low, rank.high))),
};

/** What moving one case to a better outcome is worth; nothing of all kinds together. */
const perCaseColumn = (header: string): TableColumn<Line> =>
  withFigures(
    figureColumn(header, ({ spendPerCase }) =>
      spendPerCase === undefined ? '' : moneyText(spendPerCase),
    ),
    money,
    ({ spendPerCase }) => spendPerCase,
  );

/** How much of the order is chance. */
function rankBlocks({ kinds, drawing, rates }: RecoveryResult): readonly Block[] {
  if (kinds.length < 2) return [];
  if (drawing === null) {
    const isObserved = rates.outcomes.some(({ source }) => source === 'observed');
    const reason = isObserved
      ? `No intervals: there are more than ${mostRanked} kinds.`
      : 'No intervals: stated rates have no known error, so how much of this order is chance is not known.';
    return [plain([reason])];
  }
  const first = kinds.filter(({ rank }) => rank?.low === 1).map(({ problem }) => problem);
  const leader =
    first.length === 1
      ? `"${first[0]}" loses most customers; chance does not explain that.`
      : `Which kind loses most is not known; it may be any of these: ${named(first)}.`;
  const isMixed = rates.outcomes.some(({ source }) => source !== 'observed');
  return [
    plain([
      leader,
      'Rank: the places that chance leaves open, 95% certain for all kinds together; kinds whose ranks overlap count as equal.',
      ...(isMixed ? ['Intervals take stated rates as exact.'] : []),
    ]),
  ];
}

const mostNamed = 6;

function named(names: readonly string[]): string {
  if (names.length <= mostNamed) return names.join(', ');
  return `${names.slice(0, mostNamed).join(', ')} and ${names.length - mostNamed} more`;
}

/** The value at risk: revenue, where there is no margin. */
function atRisk(result: RecoveryResult): readonly Block[] {
  if (result.valueToCome.amount === null) return [];
  const noun = basisNoun(result);
  return [
    kindTable(result, `${capital(noun)} at risk`, [
      moneyColumn('At risk', ({ valueAtRisk }) => valueAtRisk, 2),
      result.drawing !== null &&
        intervalColumn('95%', ({ valueAtRiskInterval }) => valueAtRiskInterval, money, whole),
      moneyColumn('Recoverable', ({ recoverable }) => recoverable, 2),
    ]),
    ...(result.drawing === null
      ? []
      : [plain(['95%: that of the customers lost; the value to come is taken as known.'])]),
  ];
}

/** What may be spent on each kind, with a margin. */
function spending(result: RecoveryResult): readonly Block[] {
  const { kinds, basis, breakEven, years } = result;
  if (basis !== 'margin' || result.valueToCome.amount === null) return [];
  const isCosted = kinds.some(({ recoverablePerUnit }) => recoverablePerUnit !== null);
  const [from, to] = [outcomeWords[breakEven.from], outcomeWords[breakEven.to]];
  return [
    kindTable(
      result,
      'What may be spent, at most',
      [
        perCaseColumn('Per case'),
        years !== null && moneyColumn('A year to end it', (line) => line.spendPerYear, 2),
        isCosted && moneyColumn('Cost', ({ recoverableCost }) => recoverableCost, 2),
        isCosted && numberColumn('Per 1.00', ({ recoverablePerUnit }) => recoverablePerUnit, 1),
      ],
      years !== null || isCosted,
    ),
    plain([
      `Per case: to move one from ${from} to ${to}.${isCosted ? ' Cost: of moving all of them. Per 1.00: value recovered for each 1.00 of that cost.' : ''}`,
      ...(kinds.length > 1
        ? [
            `No intervals ${isCosted ? 'per case and per 1.00' : 'per case'}: the order may be chance.`,
          ]
        : []),
      ...(years === null
        ? ['What may be spent a year needs the time of the problems (--over).']
        : []),
    ]),
  ];
}
