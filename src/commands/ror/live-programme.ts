import { type EntryKind, entryKinds } from '../../core/relationship/ledger.ts';
import { type LiveSheets, quotedText, type Sheet } from '../../render/workbook/sheet.ts';
import { assumptionsSheet } from '../shared/workbook/assumptions-sheet.ts';
import { comparedSheet, figureCell, type LiveFigure } from '../shared/workbook/compared-sheet.ts';
import { liveInputs } from './live-inputs.ts';
import type { ComparedProgramme } from './programme-of.ts';
import type { ProgrammeText } from './programme-text.ts';
import type { GroupsResult } from './result.ts';
import { entryLabels } from './view-ledger.ts';
import { type YearsSheet, yearsSheet } from './years-sheet.ts';

const money = { kind: 'money' } as const;

/** The name of the sheet, and of the table of the document that it replaces. */
const ledgerName = 'Ledger';

/**
 * The money of a programme as formulas: its inputs, every kind of amount of every year, and the ledger beside the one
 * that rapport computed.
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

function ledgerSheet(result: GroupsResult, years: YearsSheet): Sheet {
  const figures: LiveFigure[] = [];
  const add = (figure: LiveFigure): string => {
    figures.push(figure);
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
    label: 'Stay for a year without the programme',
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
      formula,
      figure: amount,
      format: money,
    });
  }
  return comparedSheet(ledgerName, 'Real money: present value, margin', figures);
}
