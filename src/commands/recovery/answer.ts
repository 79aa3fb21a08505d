import type { Report } from '../../core/report.ts';
import { percentText } from '../../render/number-text.ts';
import { amountText, answerIn, type NameFigure, roundAmountText } from '../shared/result-answer.ts';
import { whole } from '../shared/table.ts';
import type { RecoveryResult } from './result.ts';
import { basisNoun, customersText, outcomeWords } from './view-rates.ts';

type RecoveryReport = Report<RecoveryResult>;

/** What fixing a problem is worth, or what the problems cost. */
export const answer = answerIn({ sentence, certainty, wouldChange });

function sentence(report: RecoveryReport, figure: NameFigure): string {
  const { list, customer, breakEven, total, open } = report.result;
  if (list !== undefined) return listSentence(report, list, figure);
  if (customer !== undefined) return customerSentence(report, customer, figure);
  const cases = open?.cases ?? 0;
  if (total.customers === 0 && cases > 0) {
    if (cases === 1) return 'The only case is open: nobody knows yet who stays after it.';
    return `All ${figure('open.cases', cases, whole(cases))} cases are open: nobody knows yet who stays after them.`;
  }
  const { spend, from, to } = breakEven;
  if (spend !== null && spend > 0) {
    const worth = figure('breakEven.spend', spend, amountText(spend, report));
    if (from === 'unresolved') return `Fixing one of these problems is worth up to ${worth}.`;
    return from === 'resolved' && to === 'quickly'
      ? `Resolving one of these problems quickly, and not later, is worth up to ${worth}.`
      : `Moving one problem from "${outcomeWords[from]}" to "${outcomeWords[to]}" is worth up to ${worth}.`;
  }
  const lost = figure('total.lost', total.lost, customersText(total.lost));
  const affected = figure('total.customers', total.customers, customersText(total.customers));
  const who = affected === '1' ? 'customer' : 'customers';
  const leave = `${lost} of ${affected} ${who} with a problem leave because of it`;
  const { valueAtRisk } = total;
  if (valueAtRisk === null) return `${leave}.`;
  const risk = figure('total.valueAtRisk', valueAtRisk, roundAmountText(valueAtRisk, report));
  return `${leave}, which puts ${risk} of ${basisNoun(report.result)} at risk.`;
}

function listSentence(
  report: RecoveryReport,
  { customers, valueAtStake, gone }: NonNullable<RecoveryResult['list']>,
  figure: NameFigure,
): string {
  if (customers === 0)
    return gone === 0
      ? 'No customer in the files has a problem that is not resolved.'
      : `Nobody is left to call: ${gone === 1 ? 'the customer' : `all ${figure('list.gone', gone, whole(gone))} customers`} in the files whose problem is not resolved ${gone === 1 ? 'has' : 'have'} left.`;
  const several = customers > 1;
  const count = figure('list.customers', customers, whole(customers));
  const stake = figure('list.valueAtStake', valueAtStake, roundAmountText(valueAtStake, report));
  return `${count} ${several ? 'customers have' : 'customer has'} a problem that is not resolved; ${stake} of ${basisNoun(report.result)} is at stake.`;
}

function customerSentence(
  report: RecoveryReport,
  { id, active, valueToCome, spend }: NonNullable<RecoveryResult['customer']>,
  figure: NameFigure,
): string {
  if (!active) return `The relationship with "${id}" has ended: recovery is worth nothing here.`;
  if (spend !== null && spend <= 0)
    return `Fixing a problem of "${id}" is worth nothing: by the stay rates, not more such customers stay.`;
  if (spend !== null)
    return `Fixing a problem of "${id}" is worth up to ${figure('customer.spend', spend, amountText(spend, report))}.`;
  if (valueToCome === null)
    return `What fixing a problem of "${id}" is worth is not known: nobody knows whether the relationship goes on.`;
  const value = figure('customer.valueToCome', valueToCome, roundAmountText(valueToCome, report));
  return `${value} of ${basisNoun(report.result)} is still to come from "${id}".`;
}

/** What the stay rates rest on, and how far chance may have moved the loss. */
function certainty({ result }: RecoveryReport, figure: NameFigure): string {
  const { rates, total, kinds } = result;
  if (result.list !== undefined)
    return 'who is listed follows from the files; what is still to come from them is an estimate';
  const { lostInterval } = total;
  if (rates.source === 'stated intention')
    return `${figure('rates.realised', rates.realised, percentText(rates.realised))} of what people said in an old survey, not what these customers did`;
  if (lostInterval === null)
    return rates.source === 'given'
      ? 'as sure as the stay rates that --stay gives'
      : 'the rates are what these customers did; how much of the order is chance was not drawn';
  const low = figure('total.lostInterval.low', lostInterval.low, customersText(lostInterval.low));
  const high = figure(
    'total.lostInterval.high',
    lostInterval.high,
    customersText(lostInterval.high),
  );
  const first = kinds.filter(({ rank }) => rank?.low === 1);
  const order =
    kinds.length < 2
      ? ''
      : first.length === 1
        ? `; "${first[0]?.problem ?? ''}" loses most, beyond chance`
        : '; which kind loses most, chance leaves open';
  return `observed: ${low} to ${high} customers lost, 95% certain${order}`;
}

function wouldChange({ result }: RecoveryReport, figure: NameFigure): string {
  const { silentLeftOut, basis, valueToCome, open } = result;
  if (result.list !== undefined)
    return 'newer files: problems that are resolved by now, and new ones';
  if (valueToCome.amount === null)
    return 'what a customer is worth (--customers or --value-to-come), which turns customers into money';
  if (basis === 'spend')
    return 'the cost of the goods (--margin): this is revenue, and what may be spent is known in margin only';
  if (silentLeftOut)
    return 'customers who did not complain: they are left out, and would add to the loss (--complaining)';
  const cases = open?.cases ?? 0;
  return cases > 0
    ? `${figure('open.cases', cases, whole(cases))} open cases, of which nobody knows yet how they end`
    : 'more cases, and the value to come of a customer';
}
