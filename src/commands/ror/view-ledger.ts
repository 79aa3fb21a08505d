import { type EntryKind, entryKinds } from '../../core/relationship/ledger.ts';
import type { Block, Table } from '../../render/document.ts';
import { addingUp, numberText, percentText, shortNumber } from '../../render/number-text.ts';
import { figureColumn, nameColumn, runningColumn, table, wordColumn } from '../shared/table.ts';
import type { RorResult, TargetRow } from './result.ts';

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
  sharing: 'Sharing',
  knowledge: 'Reviews and ideas',
};

/** An amount, or a total: the sum of the amounts above it. */
interface AmountLine {
  readonly label: string;
  readonly amount?: number;
}

const isTotal = ({ amount }: AmountLine): boolean => amount === undefined;
const amountColumn = runningColumn<AmountLine>('', ({ amount }) => amount);

/** The ledger as a waterfall: real value, cost, net value. The printed amounts add up to the printed totals. */
export function ledgerTable({ real, cost, leftOut }: RorResult): Table {
  const lines = <K extends EntryKind>(kinds: readonly K[], amountOf: (kind: K) => number) =>
    kinds
      .filter((kind) => !leftOut.includes(kind))
      .map((kind): AmountLine => ({ label: entryLabels[kind], amount: amountOf(kind) }));
  return table(
    [
      ...lines(entryKinds.real, (kind) => real[kind]),
      { label: 'Real value' },
      ...lines(entryKinds.cost, (kind) => -cost[kind]),
      { label: 'Net value' },
    ],
    [wordColumn('', ({ label }) => label), amountColumn],
    { heading: 'Real value and cost, present value', isTotal },
  );
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
  const amounts = (header: string, of: (lines: readonly ShownYear[]) => readonly number[]) => ({
    header,
    align: 'right' as const,
    texts: (lines: readonly ShownYear[]) => of(lines).map((amount) => numberText(amount)),
  });
  return table<ShownYear>(years.length > mostYears ? withLaterYears(years) : years, [
    figureColumn('year', ({ year }) => String(year)),
    amounts('real value', real),
    amounts('cost', cost),
    amounts('so far', soFar),
  ]);
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

/** The perceived value, separate from cash; nothing where the programme has none. */
export function perceivedBlocks({ perceived, leftOut }: RorResult): Block[] {
  const kinds = (['sharing', 'knowledge'] as const).filter((kind) => !leftOut.includes(kind));
  if (kinds.length === 0) return [];
  const { low, high } = perceived.total;
  const range = low === high ? '' : `${numberText(low)} to ${numberText(high)}`;
  const lines: readonly AmountLine[] = [
    ...kinds.map((kind) => ({ label: entryLabels[kind], amount: perceived[kind] })),
    { label: 'Perceived value' },
  ];
  return [
    table(
      lines,
      [
        wordColumn('', ({ label }) => label),
        amountColumn,
        figureColumn('', (line) => (isTotal(line) ? range : '')),
      ],
      {
        heading: 'Perceived value (imputed: nobody pays it, and it is not part of the return)',
        isTotal,
      },
    ),
  ];
}

const targetLabels: Readonly<Record<TargetRow['target'], string>> = {
  return: 'Return on relationship',
  netValue: 'Net value',
  spend: 'Spend a year',
  retention: 'Stay for a year',
  breakEven: 'Break-even, years',
};

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
      figureColumn('goal', ({ target, goal }) => text(target, goal)),
      figureColumn('actual', ({ target, actual }) => text(target, actual)),
      wordColumn('', ({ met }) => (met ? 'met' : 'missed')),
    ],
    { heading: 'Targets' },
  );
}
