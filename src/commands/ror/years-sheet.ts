import type { Behaviour } from '../../core/relationship/counterfactual.ts';
import { type EntryKind, entryKinds } from '../../core/relationship/ledger.ts';
import type { Programme } from '../../core/relationship/programme.ts';
import { geometric, wholeWithinRounding } from '../../core/survival/survival.ts';
import { periodSums } from '../../core/value/period-sums.ts';
import { timingOffset } from '../../core/value/terms.ts';
import {
  columnLetters,
  type Sheet,
  type SheetCell,
  type SheetRow,
  textCell,
} from '../../render/workbook/sheet.ts';
import type { LiveInput } from '../shared/workbook/assumptions-sheet.ts';
import { investmentName } from './live-inputs.ts';
import type { ComparedProgramme } from './programme-of.ts';
import type { ProgrammeText } from './programme-text.ts';
import type { GroupsResult } from './result.ts';
import { entryLabels } from './view-ledger.ts';

const money = { kind: 'money' } as const;
const plain = { kind: 'number', decimals: 6 } as const;

/** The name of the sheet, and of the table of the document that it replaces. */
const sheetName = 'Years';

/** The sheet of years, and where its figures are, for formulas of other sheets. */
export interface YearsSheet {
  readonly sheet: Sheet;
  /** The cell of a kind of amount in a year; undefined where the programme has no such amount. */
  readonly cell: (kind: EntryKind, year: number) => string | undefined;
  /** All years of a kind. */
  readonly range: (kind: EntryKind) => string;
  readonly spendWithout: string;
  readonly retentionWithout: string;
}

/** Who stays: customers and their spend, with and without the programme. */
const stays = {
  treated: 'customers with the programme',
  without: 'customers without the programme',
  treatedSpend: 'spend with the programme',
  withoutSpend: 'spend without the programme',
  certain: 'if nobody left',
} as const;
type Stay = keyof typeof stays;
const stayNames = Object.keys(stays) as Stay[];

/** The columns before the discounted years: the year, and the payments until its end. */
const columnsBefore = 2;

/** A quantity as the sheet computes it, and what it comes to. */
interface Computed {
  readonly formula: string;
  readonly value: number;
}

/**
 * Every kind of amount of every year as a formula. With E payments until the end of a year, n payments a year, m = ⌊E⌋
 * and q = (r/(1 + d))^(1/n), the discounted years of a customer until then are
 *
 *     ((1 − qᵐ)/(1 − q) + (E − m)·qᵐ) · (1 + d)^(−offset/n) / n
 *
 * The value beside each formula is computed without the sheet.
 */
export function yearsSheet(
  compared: ComparedProgramme,
  text: ProgrammeText,
  result: GroupsResult,
  inputs: readonly LiveInput[],
): YearsSheet {
  const { terms } = compared.programme;
  const has = new Set(inputs.map(({ name }) => name));
  const or = (name: string, other = '0') => (has.has(name) ? name : other);
  const growth = `(1+${or('discount')})`;
  const basis = basisRows(compared, or, growth);
  const kinds = Object.values(entryKinds)
    .flat()
    .filter((kind: EntryKind) => result.ledger.some((row) => row.kind === kind));
  const head = [
    'year',
    'payments until the end of the year',
    ...stayNames.map((stay) => `discounted years: ${stays[stay]}`),
    ...kinds.map((kind) => entryLabels[kind]),
  ];
  const firstRow = basis.rows.length + 5;
  const lastYear = result.years.at(-1)?.year ?? 0;
  const columnOf = (kind: EntryKind) =>
    columnLetters(columnsBefore + stayNames.length + kinds.indexOf(kind));
  const amounts = new Map(
    result.ledger.map(({ kind, year, amount }) => [`${kind} ${year}`, amount]),
  );
  const yearRow = (year: number): SheetRow => {
    const row = firstRow + year - 1;
    const horizonYears = Math.min(year, terms.horizonYears);
    const inYear = (stay: Stay): SheetCell => {
      const until = (r: number) => yearsUntil(basis.kept[stay], `$B${r}`);
      const before = year === 1 ? '' : `-${until(row - 1)}`;
      return {
        value: discountedYearsIn(year, basis.retention[stay], terms),
        formula: `(${until(row)}${before})*${basis.booked}`,
        format: plain,
      };
    };
    const yearsOf = Object.fromEntries(
      stayNames.map((stay, i) => [stay, `$${columnLetters(columnsBefore + i)}${row}`]),
    ) as Record<Stay, string>;
    const formulas: Readonly<Record<EntryKind, string>> = {
      ...amountFormulas(basis, yearsOf, or),
      investment: investmentOf(text, year, growth),
    };
    return [
      { value: year },
      { value: wholeWithinRounding(horizonYears * terms.periodsPerYear), format: plain },
      ...stayNames.map(inYear),
      ...kinds.map((kind): SheetCell | null => {
        const value = amounts.get(`${kind} ${year}`);
        // Amounts are whole millionths, as in the ledger of the command.
        return value === undefined
          ? null
          : { value, formula: `ROUND(${formulas[kind]},6)`, format: money };
      }),
    ];
  };
  return {
    sheet: {
      name: sheetName,
      columns: head.map((_, i) => ({ width: i === 0 ? 64 : 18 })),
      rows: [
        [textCell('The programme, year by year: present values', 'title')],
        [],
        ...basis.rows,
        [],
        head.map((label, i) => textCell(label, i === 0 ? 'head' : 'figureHead')),
        ...Array.from({ length: lastYear }, (_, i) => yearRow(i + 1)),
      ],
      frozenRows: 0,
    },
    cell: (kind, year) =>
      amounts.has(`${kind} ${year}`)
        ? `${sheetName}!${columnOf(kind)}${firstRow + year - 1}`
        : undefined,
    range: (kind) =>
      `${sheetName}!${columnOf(kind)}${firstRow}:${columnOf(kind)}${firstRow + lastYear - 1}`,
    spendWithout: `${sheetName}!${basis.spendWithout}`,
    retentionWithout: `${sheetName}!${basis.stayWithout}`,
  };
}

/** The name of an input where the programme has it, and else another formula. */
type OrElse = (name: string, other?: string) => string;

/** The figures above the years: their rows, and the cell of each. */
type Basis = ReturnType<typeof basisRows>;

function basisRows({ programme, without }: ComparedProgramme, or: OrElse, growth: string) {
  const { terms, treated } = programme;
  const rows: SheetRow[] = [];
  const put = (label: string, cell: SheetCell): string => {
    rows.push([textCell(label, 'note'), { ...cell, format: plain }]);
    return `$B$${rows.length + 2}`;
  };
  const n = put('Payments a year', { value: terms.periodsPerYear });
  const offset = put('When a payment counts in its period: 0 beginning, 0.5 middle, 1 end', {
    value: timingOffset[terms.timing],
  });
  const growthValue = 1 + (terms.discount ?? 0);
  const booked = put('Present value of the first payment, at 1 a year', {
    formula: `1/${growth}^(${offset}/${n})/${n}`,
    value:
      growthValue ** (-timingOffset[terms.timing] / terms.periodsPerYear) / terms.periodsPerYear,
  });
  const { annualSpend, retention } = without.comparisons;
  const spendWithout = put('Spend a year without the programme', {
    formula: counterfactualOf('spend', annualSpend),
    value: without.annualSpend,
  });
  const stayWithout = put('Stay for a year without the programme', {
    formula: counterfactualOf('retention', retention),
    value: without.retention,
  });
  const shares: Computed = {
    formula: `(${or('margin', '1')}-${or('serving_share')}-${or('marketing_share')})`,
    value: (terms.margin ?? 1) - (terms.serving?.share ?? 0) - (terms.marketing?.share ?? 0),
  };
  const marginTreated = put('Margin a year on the spend with the programme', {
    formula: `treated_spend*${shares.formula}`,
    value: treated.annualSpend * shares.value,
  });
  const marginWithout = put('Margin a year on the spend without the programme', {
    formula: `${spendWithout}*${shares.formula}`,
    value: without.annualSpend * shares.value,
  });
  const perCustomer = put('Serving and marketing a year for each customer, as a negative amount', {
    formula: `-${or('serving_cost')}-${or('marketing_cost')}`,
    value: 0 - (terms.serving?.perYear ?? 0) - (terms.marketing?.perYear ?? 0),
  });
  const ofSpend = (group: Behaviour, name: string, stay: string): Computed =>
    group.spendRetention === undefined
      ? { formula: stay, value: group.retention }
      : { formula: `${name}_spend_stays`, value: group.spendRetention };
  const yearly: Readonly<Record<Stay, Computed>> = {
    treated: { formula: 'treated_retention', value: treated.retention },
    without: { formula: stayWithout, value: without.retention },
    treatedSpend: ofSpend(treated, 'treated', 'treated_retention'),
    withoutSpend: ofSpend(programme.without, 'comparison', stayWithout),
    certain: { formula: '1', value: 1 },
  };
  const kept = (stay: Stay) =>
    put(`Left from one payment to the next, discounted: ${stays[stay]}`, {
      formula: `(${yearly[stay].formula}/${growth})^(1/${n})`,
      value: (yearly[stay].value / growthValue) ** (1 / terms.periodsPerYear),
    });
  const ofEach = <T>(of: (stay: Stay) => T) =>
    Object.fromEntries(stayNames.map((stay) => [stay, of(stay)])) as Record<Stay, T>;
  return {
    booked,
    spendWithout,
    stayWithout,
    marginTreated,
    marginWithout,
    perCustomer,
    kept: ofEach(kept),
    retention: ofEach((stay) => yearly[stay].value),
    rows,
  };
}

/** Discounted payments until the end of a year; q is what is left from one to the next, e their number. */
const yearsUntil = (q: string, e: string): string =>
  `IF(${q}=0,MIN(1,${e}),IF(${q}=1,${e},(1-${q}^INT(${e}))/(1-${q})+(${e}-INT(${e}))*${q}^INT(${e})))`;

/**
 * The discounted years of a customer within a year of the programme, as the programme counts them.
 *
 * @throws {RangeError} a sum is too large; then the programme has no result
 */
function discountedYearsIn(year: number, retention: number, terms: Programme['terms']): number {
  const until = (horizonYears: number): number => {
    const sums = periodSums(geometric(retention), { ...terms, horizonYears });
    if (!sums.ok) throw new RangeError('a sum of a programme with a result is too large');
    return sums.value.discounted / terms.periodsPerYear;
  };
  const before = year === 1 ? 0 : until(year - 1);
  return until(Math.min(year, terms.horizonYears)) - before;
}

/** The amount of each kind in a year but for investments, from the discounted years of the same row. */
function amountFormulas(
  { marginTreated, marginWithout, perCustomer }: Basis,
  years: Readonly<Record<Stay, string>>,
  or: OrElse,
): Readonly<Record<Exclude<EntryKind, 'investment'>, string>> {
  const spendGained = `(${years.treatedSpend}-${years.withoutSpend})`;
  const customersGained = `(${years.treated}-${years.without})`;
  const marginGained = `(${marginTreated}-${marginWithout})`;
  const each = `customers*${years.treated}`;
  return {
    retention: `customers*(${marginWithout}*${spendGained}+${perCustomer}*${customersGained})`,
    spend: `customers*${marginGained}*${years.withoutSpend}`,
    both: `customers*${marginGained}*${spendGained}`,
    servingSaved: `${each}*${or('serving_saved')}`,
    recovery: `${or('recovered')}*${or('recovered_kept', '1')}*${or('recovery_value')}*${years.certain}`,
    referral: `${each}*${or('referrals')}*${or('referral_value')}`,
    rewards: `${each}*${or('rewards')}*(1-${or('rewards_anyway')})`,
    rewardsAnyway: `${each}*${or('rewards')}*${or('rewards_anyway')}`,
    referralRewards: `${each}*${or('referrals_rewarded', or('referrals'))}*${or('referral_reward')}`,
  };
}

/** What the treated would have done without the programme, by how they were compared. */
function counterfactualOf(
  quantity: 'spend' | 'retention',
  comparison: GroupsResult['comparison'],
): string {
  switch (comparison) {
    case 'before-after':
      return `treated_before_${quantity}`;
    case 'comparison':
      return `comparison_${quantity}`;
    case 'difference-in-differences':
      return `treated_before_${quantity}+comparison_${quantity}-comparison_before_${quantity}`;
  }
}

/** What is invested in a year, discounted from its beginning. */
function investmentOf({ investment }: ProgrammeText, inYear: number, growth: string): string {
  const names = investment.flatMap(({ year }, i) => (year === inYear ? [investmentName(i)] : []));
  return `(${names.join('+') || '0'})/${growth}^${inYear - 1}`;
}
