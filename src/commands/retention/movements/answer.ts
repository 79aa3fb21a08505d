import type { Report } from '../../../core/report.ts';
import {
  amountText,
  answerNaming,
  type NameFigure,
  type ResultAnswer,
} from '../../shared/result-answer.ts';
import { fixedPercent } from '../../shared/table.ts';
import type { MovementsResult, TimeMovements } from './result.ts';

type MovementsReport = Report<MovementsResult>;

/** The time that the answer is about: the last twelve months, or the last one. */
interface Told {
  readonly time: TimeMovements;
  /** Where it stands in the result. */
  readonly at: string;
  /** "in the twelve months up to 2024-06". */
  readonly when: string;
  /** The month at whose end it ends. */
  readonly end: string;
}

/** What is kept of the recurring revenue, how sure that is, and what takes most of it. */
export const answer = (report: MovementsReport): ResultAnswer =>
  answerNaming((figure) => ({
    sentence: sentence(report, figure),
    certainty: certainty(report.result),
    wouldChange: wouldChange(report, figure),
  }));

function told({ total, lastDay }: MovementsResult): Told {
  const { months, year } = total;
  if (year !== null && year.opening > 0)
    return {
      time: year,
      at: 'total.year',
      when: `in the twelve months up to ${year.to}`,
      end: year.to,
    };
  // A month that is not over says less than the one before.
  const last = months.length - (lastDay !== null && months.length > 1 ? 2 : 1);
  const time = months[last];
  if (time === undefined) throw new RangeError('movements have a month');
  return { time, at: `total.months[${last}]`, when: `in ${time.month}`, end: time.month };
}

function sentence(report: MovementsReport, figure: NameFigure): string {
  const { time, at, when, end } = told(report.result);
  const money = (name: 'closing' | 'churn') =>
    figure(`${at}.${name}`, time[name], amountText(time[name], report));
  const count = (name: 'churn' | 'opening') =>
    figure(`${at}.subscribers.${name}`, time.subscribers[name], `${time.subscribers[name]}`);
  const mrr = `MRR is ${money('closing')} at the end of ${end}`;
  if (time.nrr !== null && time.grr !== null) {
    const nrr = figure(`${at}.nrr`, time.nrr, fixedPercent(time.nrr));
    const grr = figure(`${at}.grr`, time.grr, fixedPercent(time.grr));
    return `NRR is ${nrr} ${when}, and GRR ${grr}: ${mrr}.`;
  }
  if (time.subscribers.opening === 0) return `${mrr}; nobody paid before.`;
  return time.subscribers.churn === 0
    ? `${mrr}; none of ${count('opening')} subscribers left ${when}.`
    : `${mrr}; ${count('churn')} of ${count('opening')} subscribers left ${when}, and ${money('churn')} with them.`;
}

const bySource = {
  'month-columns': 'counted from the amount of each subscriber and month',
  'month-rows': 'counted from the amount of each subscriber and month',
  changes: 'counted from every change, if the log begins with the first',
  invoices:
    'counted from what the invoices cover; those before the first of the files are not seen',
  copies: 'counted from the copies; what began and ended between two of them is not seen',
  'one-export':
    'subscriptions count with the price of today: what changed in place, NRR and GRR need copies, invoices or MRR by month',
} as const;

const certainty = ({ source }: MovementsResult): string =>
  `${bySource[source]}; it adds up to the cent`;

const lossWords = {
  churn: 'subscribers who leave',
  contraction: 'subscribers who pay less',
  dropped: 'subscriptions that end while their subscriber keeps another',
} as const;

/** The largest loss of the same time. */
function wouldChange(report: MovementsReport, figure: NameFigure): string {
  const { time, at, when } = told(report.result);
  const losses = (Object.keys(lossWords) as (keyof typeof lossWords)[])
    .map((name) => ({ name, amount: time[name] ?? 0 }))
    .sort((a, b) => b.amount - a.amount);
  const [most] = losses;
  if (most === undefined || most.amount === 0) return `nothing was lost ${when}`;
  const amount = figure(`${at}.${most.name}`, most.amount, amountText(most.amount, report));
  return `${lossWords[most.name]}: ${amount} of MRR ${when}, the largest loss`;
}
