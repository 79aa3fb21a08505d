import {
  type EntryKind,
  entryKinds,
  type RelationshipPart,
  realKinds,
  relationshipParts,
} from '../../core/relationship/ledger.ts';
import { type Block, pictureDetails, type Table } from '../../render/document.ts';
import { addingUp, numberText, percentText, shortNumber } from '../../render/number-text.ts';
import type { FigureFormat } from '../../render/table.ts';
import { moneyLines, waterfallPictures } from '../shared/pictures/waterfall.ts';
import {
  decimal,
  figureColumn,
  money,
  nameColumn,
  percentage,
  runningColumn,
  type TableColumn,
  table,
  valueColumn,
  withFigures,
  wordColumn,
} from '../shared/table.ts';
import type { SpendOf } from './compared-schema.ts';
import type { GroupsResult, PerceivedRow, RorResult, TargetRow } from './result.ts';
import { customerTerms } from './result-of.ts';

/** The label of each kind of amount. */
export const entryLabels: Readonly<Record<EntryKind, string>> = {
  retention: 'Staying longer',
  spend: 'Spending more',
  both: 'Both together',
  referral: 'Referral',
  recovery: 'Recovery',
  servingSaved: 'Cost to serve saved',
  investment: 'Investment',
  rewards: 'Rewards',
  rewardsAnyway: 'Rewards for buying anyway',
  referralRewards: 'Rewards for referring',
};

type CustomerTerm = (typeof customerTerms)[number];

/** Whether it is a step of a customer's value, which has words of its own. */
export const isTerm = (name: RorResult['leftOut'][number]): name is CustomerTerm =>
  (customerTerms as readonly string[]).includes(name);

const otherLabels: Readonly<Record<Exclude<RorResult['leftOut'][number], CustomerTerm>, string>> = {
  ...entryLabels,
  impressions: 'impressions',
  reviews: 'reviews',
  ideas: 'ideas',
};

/** What is left out besides steps of a customer's value, in words within a sentence. */
export const leftOutWords = (leftOut: RorResult['leftOut']): string[] =>
  leftOut.flatMap((name) => (isTerm(name) ? [] : otherLabels[name].toLowerCase()));

const partLabels: Readonly<Record<RelationshipPart, string>> = {
  loyalty: 'Loyalty',
  recommendations: 'Recommendations',
  sharing: 'Sharing',
};

/** An amount, or a total: the sum of the amounts above it. */
interface AmountLine {
  /** What the amounts from here on belong to; empty where it is that of the line above. */
  readonly part: string;
  readonly label: string;
  readonly amount?: number;
}

type Ledger = Pick<GroupsResult, 'loyalty' | 'recommendations' | 'cost' | 'ledger'>;

/**
 * The ledger as a waterfall, as a picture and as a table: the real money of each part of the relationship, cost, net
 * value. The printed amounts add up to the printed totals. What is perceived is no money, and not in it.
 */
export function ledgerBlocks(
  ledger: Ledger,
  heading = 'Real money: present value, margin',
): Block[] {
  const lines = ledgerLines(ledger);
  return [
    ...pictureDetails(
      waterfallPictures(moneyLines(lines.map(({ label, amount }) => ({ name: label, amount }))), {
        heading: 'From real money to net value',
        what: heading,
      }),
    ),
    table(
      lines,
      [
        wordColumn('', ({ part }) => part),
        wordColumn('', ({ label }) => label),
        runningColumn('', ({ amount }) => amount),
      ],
      { heading, name: 'Ledger', isTotal: ({ amount }) => amount === undefined },
    ),
  ];
}

function ledgerLines({ loyalty, recommendations, cost, ledger }: Ledger): AmountLine[] {
  const counted: ReadonlySet<string> = new Set(ledger.map(({ kind }) => kind));
  const lines = <K extends EntryKind>(
    part: string,
    kinds: readonly K[],
    amountOf: (kind: K) => number,
  ) =>
    kinds
      .filter((kind) => counted.has(kind))
      .map(
        (kind, i): AmountLine => ({
          part: i === 0 ? part : '',
          label: entryLabels[kind],
          amount: amountOf(kind),
        }),
      );
  return [
    ...lines(partLabels.loyalty, realKinds.loyalty, (kind) => loyalty.real[kind]),
    ...lines(
      partLabels.recommendations,
      realKinds.recommendations,
      (kind) => recommendations.real[kind],
    ),
    { part: '', label: 'Real value' },
    ...lines('Cost', entryKinds.cost, (kind) => -cost[kind]),
    { part: '', label: 'Net value' },
  ];
}

/** Real value and cost by year. */
export function yearsTable({ years }: RorResult): Table {
  const real = (lines: readonly ShownYear[]) => addingUp(lines.map((line) => line.real));
  const cost = (lines: readonly ShownYear[]) => addingUp(lines.map((line) => line.cost));
  const soFar = (lines: readonly ShownYear[]) => {
    const costs = cost(lines);
    let running = 0;
    return real(lines).map((amount, i) => (running += amount - (costs[i] ?? 0)));
  };
  const amounts = (
    header: string,
    printed: (lines: readonly ShownYear[]) => readonly number[],
    of: NonNullable<TableColumn<ShownYear>['figures']>[number]['of'],
  ): TableColumn<ShownYear> => ({
    header,
    align: 'right',
    texts: (lines) => printed(lines).map((amount) => numberText(amount)),
    figures: [{ format: money, of }],
  });
  return table<ShownYear>(
    years.length > mostYears ? withLaterYears(years) : years,
    [
      withFigures(
        figureColumn('year', ({ year }) => String(year)),
        decimal(0),
        ({ year }) => (typeof year === 'number' ? year : null),
      ),
      amounts('real value', real, (line) => line.real),
      amounts('cost', cost, (line) => line.cost),
      amounts('so far', soFar, (_, row, lines) =>
        lines.slice(0, row + 1).reduce((sum, line) => sum + line.real - line.cost, 0),
      ),
    ],
    { name: 'Years' },
  );
}

/** The number of rows: with more years, the last row is the sum of the later ones. */
const mostYears = 10;

interface ShownYear {
  readonly year: number | string;
  readonly real: number;
  readonly cost: number;
}

function withLaterYears(years: RorResult['years']): ShownYear[] {
  const later = years.slice(mostYears - 1);
  const sum = (line: 'real' | 'cost') => later.reduce((total, year) => total + year[line], 0);
  const name = `${mostYears}–${years.length}`;
  return [...years.slice(0, mostYears - 1), { year: name, real: sum('real'), cost: sum('cost') }];
}

interface PerceivedLine extends PerceivedRow {
  readonly part: string;
}

/** What is perceived, by part and in its own unit; nothing where the programme file has none. */
export function perceivedBlocks(result: RorResult): Block[] {
  const lines = relationshipParts.flatMap((part) =>
    result[part].perceived.map(
      (row, i): PerceivedLine => ({ ...row, part: i === 0 ? partLabels[part] : '' }),
    ),
  );
  if (lines.length === 0) return [];
  return [
    table(
      lines,
      [
        wordColumn('', ({ part }) => part),
        nameColumn('', ({ what }) => `${what.slice(0, 1).toUpperCase()}${what.slice(1)}`),
        {
          ...figureColumn('a year', ({ perYear }) => rangeText(perYear)),
          figures: rangeFigures(({ perYear }) => perYear, decimal(2)),
        },
        lines.some(({ worth }) => worth !== null) && {
          ...figureColumn('at the price given', ({ worth }) =>
            worth === null ? 'no price' : `about ${rangeText(worth)}`,
          ),
          figures: rangeFigures(({ worth }) => worth, money),
        },
      ],
      { heading: 'Perceived: no money, in no figure above, and not added up' },
    ),
  ];
}

const rangeText = ({ low, base, high }: PerceivedRow['perYear']): string =>
  low === high ? shortNumber(base) : `${shortNumber(low)}–${shortNumber(high)}`;

/** The ends of a range; of one figure both are that. */
const rangeFigures = (
  of: (line: PerceivedLine) => PerceivedRow['perYear'] | null,
  format: FigureFormat,
): NonNullable<TableColumn<PerceivedLine>['figures']> => [
  { name: 'low', format, of: (line) => of(line)?.low },
  { name: 'high', format, of: (line) => of(line)?.high },
];

interface SpendLine {
  readonly who: string;
  readonly group: string;
  readonly before?: number | null;
  readonly after?: number;
  readonly change?: number | null;
}

/** Spend by who counts; nothing for a programme file. */
export function spendBlocks({ spendCompared, groups }: GroupsResult): Block[] {
  if (spendCompared === null) return [];
  const hasBefore = spendCompared.all.treated.before !== null;
  const line = (group: string, { before, after }: SpendOf['treated']) => ({
    group,
    before,
    after,
    change: before === null ? null : after - before,
  });
  const linesOf = (who: string, { treated, comparison, difference }: SpendOf): SpendLine[] =>
    [
      line('Treated', treated),
      ...(comparison === null
        ? []
        : [
            line('Comparison', comparison),
            { group: 'Difference', ...(difference !== null && { change: difference }) },
          ]),
    ].map((each, i) => ({ who: i === 0 ? who : '', ...each }));
  const amount = (header: string, of: (line: SpendLine) => number | null | undefined) =>
    valueColumn<SpendLine>(header, of, money, (value) => numberText(value), '');
  return [
    table(
      [
        ...linesOf('All who were there', spendCompared.all),
        ...linesOf('Those who stayed', spendCompared.stayed),
      ],
      [
        nameColumn('', ({ who }) => who),
        nameColumn('', ({ group }) => group),
        hasBefore && amount('before', ({ before }) => before),
        amount('after', ({ after, change }) => after ?? (hasBefore ? undefined : change)),
        hasBefore && amount('change', ({ change }) => change),
      ],
      { heading: 'Spend a year, by who counts' },
    ),
    {
      kind: 'text',
      tone: 'plain',
      lines: [
        'Of all who were there, who has left spends 0 after. The mean of those who stayed moves with who leaves.',
        ...(groups.treated.after.spendRetention === undefined
          ? []
          : [
              'The money below rests on the spend of all before, changed as for those who stayed; who left counts under spend that stays.',
            ]),
        ...(groups.comparison !== null && groups.counterfactual.spendRetention === undefined
          ? [
              'Not all spend before is known, so that "spending more" moves with who leaves as well.',
            ]
          : []),
      ],
    },
  ];
}

const targetLabels: Readonly<Record<TargetRow['target'], string>> = {
  return: 'Return in money (ROI)',
  netValue: 'Net value',
  spend: 'Spend a year',
  retention: 'Stay for a year',
  breakEven: 'Break-even, years',
};

function targetFormat({ target }: TargetRow): FigureFormat {
  if (target === 'breakEven') return decimal(2);
  return target === 'return' || target === 'retention' ? percentage(1) : money;
}

/** The targets with the actual figures. */
export function targetsTable({ targets }: RorResult): Table {
  const text = (target: TargetRow['target'], value: number | null) => {
    if (value === null) return 'never';
    if (target === 'breakEven') return shortNumber(value);
    return target === 'return' || target === 'retention'
      ? percentText(value, 1)
      : numberText(value);
  };
  return table(
    targets,
    [
      nameColumn('', ({ target }) => targetLabels[target]),
      withFigures(
        figureColumn('goal', ({ target, goal }) => text(target, goal)),
        targetFormat,
        ({ goal }) => goal,
      ),
      withFigures(
        figureColumn('actual', ({ target, actual }) => text(target, actual)),
        targetFormat,
        ({ actual }) => actual,
      ),
      wordColumn('', ({ met }) => (met ? 'met' : 'missed')),
    ],
    { heading: 'Targets' },
  );
}
