import type { Report } from '../../core/report.ts';
import type { Block, Table } from '../../render/document.ts';
import { numberText } from '../../render/number-text.ts';
import type { FigureFormat } from '../../render/table.ts';
import {
  countColumn,
  decimal,
  intervalColumn,
  money,
  nameColumn,
  numberColumn,
  table,
  valueColumn,
  whole,
} from '../shared/table.ts';
import type { ForecastResult, HoldoutResult } from './result.ts';
import { buyingBlocks, modelTestBlocks } from './view-backtest.ts';

/** The backtest: what the model predicted for the holdout, and the actual figures. */
export function holdoutBlocks({ result }: Report<ForecastResult>): Block[] {
  const { holdout, widening } = result;
  if (holdout == null) return [];
  return [
    summaryTable(holdout),
    {
      kind: 'text',
      tone: 'plain',
      lines: [...bandsText(holdout), ...widenedText(widening), coverageText(holdout)],
    },
    ...modelTestBlocks(result),
    ...buyingBlocks(holdout),
    classTable(holdout),
  ];
}

/** A figure of the holdout as predicted, with its band where it has one, and the actual figure. */
interface TestedFigure {
  readonly name: string;
  readonly predicted: number;
  readonly low?: number | null;
  readonly high?: number | null;
  readonly actual: number;
  readonly format: FigureFormat;
}

function summaryTable(holdout: HoldoutResult): Table {
  const { from, until, customers, leftOut, spend, buyers } = holdout;
  const late = leftOut === 0 ? '' : `; ${whole(leftOut)} came later and are left out`;
  const lines: readonly TestedFigure[] = [
    { ...holdout, name: 'Purchases', format: decimal(0) },
    { ...spend, name: 'Spend', format: money },
    { ...buyers, name: 'Customers who buy', format: decimal(0) },
  ];
  const formatOf = ({ format }: TestedFigure) => format;
  const band = intervalColumn<TestedFigure>('P10–P90', (line) => line, formatOf, whole);
  return table(
    lines,
    [
      nameColumn('', ({ name }) => name),
      valueColumn('predicted', ({ predicted }) => predicted, formatOf, whole),
      {
        ...band,
        texts: (all) => band.texts(all).map((text, i) => (all[i]?.low === undefined ? '' : text)),
      },
      valueColumn('actual', ({ actual }) => actual, formatOf, whole),
    ],
    {
      heading: `Backtest ${from} to ${until}: ${whole(customers)} earlier customers${late}`,
    },
  );
}

/** Whether the actual figures lie within their bands; nothing where these are not known. */
function bandsText({ inside: purchasesInside, actual, low, spend }: HoldoutResult): string[] {
  if (purchasesInside === null || spend.inside === null) return [];
  const where = (inside: boolean, below: boolean) =>
    inside ? 'within its band' : below ? 'below its band' : 'above its band';
  const purchases = where(purchasesInside, actual < (low ?? 0));
  const spent = where(spend.inside, spend.actual < (spend.low ?? 0));
  return [
    purchases === spent
      ? `The actual figures lie ${purchases.replace('its band', 'the bands')}.`
      : `The number of purchases lies ${purchases}, the spend ${spent}.`,
  ];
}

/** A band that is widened by less prints alike. */
const leastWidening = 0.005;

function widenedText(widening: ForecastResult['widening']): string[] {
  const { purchases = 0, spend = 0 } = widening ?? {};
  const by = [
    [purchases, 'of the purchases'],
    [spend, 'of the spend'],
  ] as const;
  const widened = by.filter(([log]) => Math.abs(log) > leastWidening);
  if (widened.length === 0) return [];
  const parts = widened.map(([log, what]) => `${numberText(missedPercent(log), 0)}% ${what}`);
  return [`The bands of the forecast are widened by the error beyond chance: ${parts.join(', ')}.`];
}

/** By how many percent the actual figure differed from the predicted one. */
const missedPercent = (log: number): number => Math.abs(Math.expm1(log)) * 100;

const coverageText = ({ coverage }: HoldoutResult): string =>
  `The purchases of ${numberText(coverage * 100, 0)}% of the customers lay between their own P10 and P90, which as whole numbers contain 80% or more.`;

function classTable({ byPurchases }: HoldoutResult): Table {
  const last = byPurchases.at(-1);
  return table(
    byPurchases,
    [
      valueColumn(
        'repeat',
        ({ purchases }) => purchases,
        decimal(0),
        (purchases, line) => (line === last && purchases >= 7 ? `${purchases}+` : whole(purchases)),
      ),
      countColumn('customers', ({ customers }) => customers),
      numberColumn('predicted', ({ predicted, customers }) => predicted / customers, 2),
      numberColumn('actual', ({ actual, customers }) => actual / customers, 2),
    ],
    {
      name: 'Purchases after the split',
      heading: 'Purchases per customer after the split, by repeat purchases before it',
    },
  );
}
