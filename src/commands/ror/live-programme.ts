import type { Behaviour } from '../../core/relationship/counterfactual.ts';
import { type EntryKind, entryKinds } from '../../core/relationship/ledger.ts';
import { wholeWithinRounding } from '../../core/survival/survival.ts';
import { timingOffset } from '../../core/value/terms.ts';
import {
  columnLetters,
  type LiveSheets,
  quotedText,
  type Sheet,
  type SheetCell,
  type SheetRow,
  textCell,
} from '../../render/workbook/sheet.ts';
import {
  assumptionsSheet,
  faultOr,
  guarded,
  type LiveInput,
} from '../shared/workbook/assumptions-sheet.ts';
import { comparedSheet, figureCell, type LiveFigure } from '../shared/workbook/compared-sheet.ts';
import { investmentName, liveInputs } from './live-inputs.ts';
import type { ComparedProgramme } from './programme-of.ts';
import type { ProgrammeText } from './programme-text.ts';
import type { GroupsResult } from './result.ts';
import { entryLabels } from './view-ledger.ts';

const money = { kind: 'money' } as const;
const plain = { kind: 'number', decimals: 6 } as const;

/** The names of the sheets, and of the tables of the document that they replace. */
const yearsName = 'Years';
const ledgerName = 'Ledger';

/**
 * The money of a programme as formulas: its inputs, every kind of amount of every year, and the ledger beside the one
 * that rapport computed. With E periods until the end of a year, n periods a year, m = ⌊E⌋ and q = (r/(1 + d))^(1/n),
 * the discounted years of a customer until then are
 *
 *     ((1 − qᵐ)/(1 − q) + (E − m)·qᵐ) · (1 + d)^(−offset/n) / n
 *
 * @returns undefined where amounts are made of more than these inputs
 */
export function liveProgramme(
  compared: ComparedProgramme,
  text: ProgrammeText,
  result: GroupsResult,
): LiveSheets | undefined {
  const { terms } = compared.programme;
  const costs = [terms.serving?.perOrder, terms.marketing?.perOrder];
  const others = [terms.goods, terms.growth, ...costs];
  if (terms.firstPayment === 'excluded' || others.some((each) => each !== undefined))
    return undefined;
  const inputs = liveInputs(compared, text);
  const years = yearsSheet(compared, text, result, inputs);
  const [spend, stay] = [years.spendWithout, years.retentionWithout];
  const impossible =
    'the comparison group changes so that spend or stay without the programme is impossible';
  const assumptions = assumptionsSheet(
    inputs,
    [],
    [{ formula: `OR(${spend}<0,${stay}<0,${stay}>1)`, words: quotedText(impossible) }],
  );
  return {
    sheets: [assumptions.sheet, years.sheet, ledgerSheet(result, years)],
    names: assumptions.names,
    notes: [
      'The sheets Years and Ledger follow the yellow cells. The horizon, the payment period and its timing are those of the command.',
      'They have real money alone. What is perceived is no money: it is in no sum, and does not change with them.',
      ...(result.interval === null
        ? []
        : ['The interval is that of the command: ranges stand at their base in the sheets.']),
    ],
  };
}

/** The sheet of years, and where its figures are. */
interface YearsSheet {
  readonly sheet: Sheet;
  /** The cell of a kind of amount in a year; undefined where the programme has no such amount. */
  readonly cell: (kind: EntryKind, year: number) => string | undefined;
  /** All years of a kind. */
  readonly range: (kind: EntryKind) => string;
  readonly spendWithout: string;
  readonly retentionWithout: string;
}

/** A figure above the years: a label, and a value or a formula. */
type Basis = readonly [label: string, formula: string];

function yearsSheet(
  { programme, without }: ComparedProgramme,
  text: ProgrammeText,
  result: GroupsResult,
  inputs: readonly LiveInput[],
): YearsSheet {
  const { terms, treated } = programme;
  const has = new Set(inputs.map(({ name }) => name));
  const or = (name: string, other = '0') => (has.has(name) ? name : other);
  const bases: Basis[] = [];
  /** Puts a figure above the years, and names its cell. */
  const basis = (label: string, formula: string): string => {
    bases.push([label, formula]);
    return `$B$${bases.length + 2}`;
  };
  const n = basis('Periods a year', String(terms.periodsPerYear));
  const offset = basis(
    'Booked after its beginning, in periods',
    String(timingOffset[terms.timing]),
  );
  const growth = `(1+${or('discount')})`;
  const booked = basis('Factor of booking, for a year', `1/${growth}^(${offset}/${n})/${n}`);
  const shares = `(${or('margin', '1')}-${or('serving_share')}-${or('marketing_share')})`;
  const { annualSpend, retention } = without.comparisons;
  const spendWithout = basis('Spend without the programme', counterfactualOf('spend', annualSpend));
  const stayWithout = basis('Stay without the programme', counterfactualOf('retention', retention));
  const marginTreated = basis('Margin on spend a year, treated', `treated_spend*${shares}`);
  const marginWithout = basis('The same without the programme', `${spendWithout}*${shares}`);
  const perCustomer = basis(
    'Costs of a customer a year',
    `-${or('serving_cost')}-${or('marketing_cost')}`,
  );
  const left = (label: string, stay: string) =>
    basis(`Left after a period, discounted: ${label}`, `(${stay}/${growth})^(1/${n})`);
  const ofSpend = (group: Behaviour, name: string, stay: string) =>
    group.spendRetention === undefined ? stay : `${name}_spend_stays`;
  const stays = {
    treated: left('treated', 'treated_retention'),
    without: left('without the programme', stayWithout),
    treatedSpend: left('spend of the treated', ofSpend(treated, 'treated', 'treated_retention')),
    withoutSpend: left('spend without it', ofSpend(without, 'comparison', stayWithout)),
    certain: left('for certain', '1'),
  };

  const kinds = Object.values(entryKinds)
    .flat()
    .filter((kind: EntryKind) => result.ledger.some((row) => row.kind === kind));
  const helpers = [
    'until its end, periods',
    ...Object.keys(yearsHeads).map((key) => yearsHeads[key as keyof typeof yearsHeads]),
  ];
  const head = ['year', ...helpers, ...kinds.map((kind) => entryLabels[kind])];
  const headRow = bases.length + 3;
  const firstRow = headRow + 1;
  const lastYear = result.years.at(-1)?.year ?? 0;
  const columnOf = (kind: EntryKind) => columnLetters(1 + helpers.length + kinds.indexOf(kind));
  const amounts = new Map(
    result.ledger.map(({ kind, year, amount }) => [`${kind} ${year}`, amount]),
  );
  const cell = (kind: EntryKind, year: number) =>
    amounts.has(`${kind} ${year}`) ? `${columnOf(kind)}${firstRow + year}` : undefined;

  const yearRow = (year: number): SheetRow => {
    const row = firstRow + year;
    const end = wholeWithinRounding(Math.min(year, terms.horizonYears) * terms.periodsPerYear);
    const until = (q: string, e: string) =>
      `IF(${q}=0,MIN(1,${e}),IF(${q}=1,${e},(1-${q}^INT(${e}))/(1-${q})+(${e}-INT(${e}))*${q}^INT(${e})))`;
    const inYear = (q: string): SheetCell => {
      const before = year === 1 ? '' : `-${until(q, `$B${row - 1}`)}`;
      return {
        value: null,
        formula: `(${until(q, `$B${row}`)}${before})*${booked}`,
        format: plain,
      };
    };
    const [t, w, ts, ws, c] = ['C', 'D', 'E', 'F', 'G'].map((letter) => `$${letter}${row}`);
    const gained = `(${marginTreated}-${marginWithout})`;
    const each = `customers*${t}`;
    const formulas: Readonly<Record<EntryKind, string>> = {
      retention: `customers*(${marginWithout}*(${ts}-${ws})+${perCustomer}*(${t}-${w}))`,
      spend: `customers*${gained}*${ws}`,
      both: `customers*${gained}*(${ts}-${ws})`,
      servingSaved: `${each}*${or('serving_saved')}`,
      recovery: `${or('recovered')}*${or('recovered_kept', '1')}*${or('recovery_value')}*${c}`,
      referral: `${each}*${or('referrals')}*${or('referral_value')}`,
      investment: investmentOf(text, year, growth),
      rewards: `${each}*${or('rewards')}*(1-${or('rewards_anyway')})`,
      rewardsAnyway: `${each}*${or('rewards')}*${or('rewards_anyway')}`,
      referralRewards: `${each}*${or('referrals_rewarded', or('referrals'))}*${or('referral_reward')}`,
    };
    return [
      { value: year },
      { value: end, format: plain },
      ...Object.values(stays).map(inYear),
      ...kinds.map((kind): SheetCell | null => {
        const value = amounts.get(`${kind} ${year}`);
        // Amounts are whole millionths, as in the ledger of the command.
        return value === undefined
          ? null
          : { value, formula: `ROUND(${formulas[kind]},6)`, format: money };
      }),
    ];
  };
  const rows: SheetRow[] = [
    [textCell('The programme, year by year: present values', 'title')],
    [],
    ...bases.map(
      ([label, formula]): SheetRow => [
        textCell(label, 'note'),
        { value: null, formula, format: plain },
      ],
    ),
    [],
    head.map((label, i) => textCell(label, i === 0 ? 'head' : 'figureHead')),
    ...Array.from({ length: lastYear }, (_, i) => yearRow(i + 1)),
  ];
  return {
    sheet: {
      name: yearsName,
      columns: head.map((_, i) => ({ width: i === 0 ? 44 : 16 })),
      rows,
      frozenRows: 0,
    },
    cell,
    range: (kind) =>
      `${yearsName}!${columnOf(kind)}${firstRow + 1}:${columnOf(kind)}${firstRow + lastYear}`,
    spendWithout: `${yearsName}!${spendWithout}`,
    retentionWithout: `${yearsName}!${stayWithout}`,
  };
}

/** The discounted years of a customer in a year of the programme, in the order of their columns. */
const yearsHeads = {
  treated: 'years, treated',
  without: 'years, without it',
  treatedSpend: 'of spend, treated',
  withoutSpend: 'of spend, without it',
  certain: 'years, for certain',
} as const;

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

function ledgerSheet(result: GroupsResult, years: YearsSheet): Sheet {
  const figures: LiveFigure[] = [];
  const add = (figure: LiveFigure): string => {
    figures.push({ ...figure, formula: guarded(figure.formula) });
    return figureCell(figures.length - 1);
  };
  const { groups, ledger, cost, realValue, netValue, returnInMoney } = result;
  add({
    label: 'Spend a year without the programme',
    formula: years.spendWithout,
    figure: groups.counterfactual.annualSpend,
    format: money,
  });
  add({
    label: 'Stay for a year without it',
    formula: years.retentionWithout,
    figure: groups.counterfactual.retention,
    format: { kind: 'share', decimals: 4 },
  });
  const total = (line: 'real' | 'cost', label: string, figure: number): string => {
    const totals: Readonly<Partial<Record<EntryKind, number>>> = {
      ...result.loyalty.real,
      ...result.recommendations.real,
      ...cost,
    };
    const cells = entryKinds[line]
      .filter((kind: EntryKind) => ledger.some((row) => row.kind === kind))
      .map((kind: EntryKind) =>
        add({
          label: entryLabels[kind],
          formula: `SUM(${years.range(kind)})`,
          figure: totals[kind] ?? 0,
          format: money,
        }),
      );
    return add({ label, formula: cells.join('+') || '0', figure, format: money, role: 'total' });
  };
  const real = total('real', 'Real value', realValue);
  const spent = total('cost', 'Cost', cost.total);
  const net = add({
    label: 'Net value',
    formula: `${real}-${spent}`,
    figure: netValue,
    format: money,
    role: 'total',
  });
  if (returnInMoney !== null) {
    add({
      label: 'Return in money (ROI)',
      formula: `IF(${spent}>0,${net}/${spent},0)`,
      figure: returnInMoney,
      format: { kind: 'share', decimals: 2 },
      role: 'total',
    });
  }
  for (const { kind, year, amount } of ledger) {
    const formula = years.cell(kind, year);
    if (formula === undefined) continue;
    const basis = `year ${year}`;
    add({
      label: entryLabels[kind],
      basis,
      formula: `${yearsName}!${formula}`,
      figure: amount,
      format: money,
    });
  }
  return comparedSheet(ledgerName, 'Real money: present value, margin', figures, [], faultOr);
}
