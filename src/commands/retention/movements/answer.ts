import type { Report } from '../../../core/report.ts';
import {
  amountText,
  answerNaming,
  type NameFigure,
  type ResultAnswer,
} from '../../shared/result-answer.ts';
import { fixedPercent } from '../../shared/table.ts';
import type { MovementsResult, TimeMovements } from './result.ts';
import { toldMonth } from './told-month.ts';

type MovementsReport = Report<MovementsResult>;

/** The time that the answer is about: the last twelve months, or the last one. */
interface Told {
  readonly time: TimeMovements;
  /** Where it stands in the result. */
  readonly at: string;
  /** "in the twelve months up to 2024-06". */
  readonly when: string;
  /** "at the end of 2024-06". */
  readonly end: string;
}

/** What is kept of the recurring revenue, how sure that is, and what takes most of it. */
export const answer = (report: MovementsReport): ResultAnswer =>
  answerNaming((figure) => ({
    sentence: sentence(report, figure),
    certainty: certainty(report.result, figure),
    wouldChange: wouldChange(report, figure),
  }));

function told(result: MovementsResult): Told {
  const { total, lastMonth, lastDay } = result;
  const { months, year } = total;
  if (year !== null && year.opening > 0)
    return {
      time: year,
      at: 'total.year',
      when: `in the twelve months up to ${year.to}`,
      end: `at the end of ${year.to}`,
    };
  const index = toldMonth(result);
  const time = months[index];
  if (time === undefined) throw new RangeError('movements have a month');
  const isCut = lastDay !== null && time.month === lastMonth;
  return {
    time,
    at: `total.months[${index}]`,
    when: isCut ? `in ${time.month} up to ${lastDay}` : `in ${time.month}`,
    end: isCut ? `on ${lastDay}` : `at the end of ${time.month}`,
  };
}

function sentence(report: MovementsReport, figure: NameFigure): string {
  const { time, at, when, end } = told(report.result);
  const money = (name: 'closing' | 'churn') =>
    figure(`${at}.${name}`, time[name], amountText(time[name], report));
  const count = (name: 'churn' | 'opening') =>
    figure(`${at}.subscribers.${name}`, time.subscribers[name], `${time.subscribers[name]}`);
  const mrr = `MRR is ${money('closing')} ${end}`;
  if (time.nrr !== null && time.grr !== null) {
    const nrr = figure(`${at}.nrr`, time.nrr, fixedPercent(time.nrr));
    const grr = figure(`${at}.grr`, time.grr, fixedPercent(time.grr));
    // Without a word, both are taken for those of a year.
    const name = at === 'total.year' ? 'NRR' : 'Monthly NRR';
    return `${name} is ${nrr} ${when}, and GRR ${grr}: ${mrr}.`;
  }
  const { opening, churn } = time.subscribers;
  if (opening === 0) return `${mrr}; nobody paid at the end of the month before.`;
  if (churn === 0)
    return opening === 1
      ? `${mrr}; the only subscriber stayed ${when}.`
      : `${mrr}; none of ${count('opening')} subscribers left ${when}.`;
  return `${mrr}; ${count('churn')} of ${count('opening')} ${people(opening)} left ${when}, and ${money('churn')} with them.`;
}

const people = (number: number): string => (number === 1 ? 'subscriber' : 'subscribers');

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

/** Shares of few subscribers say little of others, so their number stands beside them. */
function certainty(result: MovementsResult, figure: NameFigure): string {
  const { time, at } = told(result);
  const { opening } = time.subscribers;
  const number = figure(`${at}.subscribers.opening`, opening, `${opening}`);
  const of = time.nrr === null ? '' : `of ${number} ${people(opening)} at the start; `;
  return `${of}${bySource[result.source]}; it adds up to the cent`;
}

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
