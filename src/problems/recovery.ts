import { entry } from './entry.ts';
import { numberOf } from './number-of.ts';

const short = (value: number): string => String(Number(value.toPrecision(6)));
const percent = (value: number): string => `${Number((value * 100).toFixed(1))}%`;

export const recovery = {
  'problems-shape-unclear': entry<{ headers: string }>({
    severity: 'error',
    message: ({ headers }) =>
      `the columns fit neither kinds of problem nor cases; only these are recognised: ${headers}`,
    advice: () =>
      'A row per kind has problem, customers, complained, unresolved and resolved; a row per case has customer, problem and outcome. Name columns with --column, for example --column outcome=Result.',
  }),
  'counts-unclear': entry<{ what: 'complaints' | 'outcomes'; text: string }>({
    severity: 'error',
    message: ({ what, text }) =>
      what === 'complaints'
        ? `${text} may be a number of complaints or a percentage of the customers`
        : `${text} add up to 100, not to the number of complaints: they may be percents`,
    advice: ({ what }) =>
      what === 'complaints'
        ? 'Write 50% for a share of the customers; for a number of complaints give their outcomes as numbers too.'
        : 'Write them with a percent sign, or as numbers of complaints.',
  }),
  'count-exceeds': entry<{ what: 'complaints' | 'affected'; count: number; of: number }>({
    severity: 'error',
    message: ({ what, count, of }) =>
      what === 'complaints'
        ? `${short(count)} complaints, but only ${numberOf(of, 'customer', 'customers')} with the problem`
        : `${short(count)} customers have a problem, but there are only ${short(of)} in all`,
    advice: ({ what }) =>
      what === 'complaints'
        ? 'Count customers who complained, each once, or correct the row.'
        : 'Check that both files count the same customers, each once. A customer with two kinds of problem counts in both; and the lower --complaining is, the more customers each case stands for.',
  }),
  'outcomes-differ': entry<{ sum: number; complaints: number; shares: boolean }>({
    severity: 'error',
    message: ({ sum, complaints, shares }) =>
      shares
        ? `unresolved, resolved and quickly add up to ${percent(sum)} of the complaints`
        : `unresolved, resolved and quickly add up to ${short(sum)}, but ${short(complaints)} complained`,
    advice: ({ shares }) =>
      `Correct the row: each complaint is exactly one of the three, so they add up to ${shares ? '100%' : 'the complaints'}.`,
  }),
  'severity-unreadable': entry<{ text: string }>({
    severity: 'error',
    message: ({ text }) => `"${text}" is not a severity`,
    advice: () => 'Write major or minor, or leave it out and give --severity for all.',
  }),
  'outcome-unreadable': entry<{ text: string }>({
    severity: 'warning',
    message: ({ text }) => `"${text}" is not an outcome of a case; the row is set aside`,
    advice: () =>
      'Write unresolved, resolved, quickly, silent for a customer who did not complain, or open for a case that is not resolved yet.',
  }),
  'case-closed-before-opened': entry({
    severity: 'warning',
    message: () => 'the case was closed before it was opened: how long it took is not known',
    advice: () =>
      'Correct the two times, or name their columns with --column date=HEADER and --column closed=HEADER. The case counts in all other figures.',
  }),
  'customer-in-several-kinds': entry<{ id: string; kept: string; other: string }>({
    severity: 'note',
    message: ({ id, kept, other }) =>
      `"${id}" had a problem of another kind before: counted under "${kept}", not again under "${other}"`,
    advice: () =>
      'Nothing to do: a customer can be lost only once, so only the first case counts. The costs of all cases count.',
  }),
  'case-customer-unknown': entry<{ id: string }>({
    severity: 'note',
    message: ({ id }) => `"${id}" has a case but is in no file of customers`,
    advice: () =>
      'Such cases count as problems, but not for the stay rates. Check that both files name customers the same way.',
  }),
  'stay-rates-needed': entry<{ missing: string; reason: 'outcomes' | 'severity' }>({
    severity: 'error',
    message: ({ missing, reason }) =>
      reason === 'outcomes'
        ? `there is no stay rate for the outcome ${missing}`
        : `there are no stay rates, and whether ${missing} is major or minor is not given`,
    advice: ({ reason }) =>
      reason === 'outcomes'
        ? 'Add it to --stay, for example --stay silent=9%,unresolved=19%,resolved=54%,quickly=82%.'
        : 'Give your own shares with --stay silent=9%,unresolved=19%,resolved=54%,quickly=82%, or --severity major or minor for those of a survey.',
  }),
  'stay-rates-too-few': entry<{ outcome: string; customers: number; needed: number }>({
    severity: 'note',
    message: ({ outcome, customers, needed }) =>
      `too few customers for a stay rate after ${outcome}: ${customers} (fewer than ${needed})`,
    advice: () => 'The rate comes from --stay or from a survey, and is labelled so.',
  }),
  'no-problem-stay-contradicted': entry<{
    observed: number;
    affected: number;
    customers: number;
  }>({
    severity: 'error',
    message: ({ observed, affected, customers }) =>
      `${percent(observed)} of all customers stay, and ${short(affected)} of the ${short(customers)} customers of that time had a problem: with these stay rates, more than 100% of those without a problem would have to stay`,
    advice: () => 'Correct the counts or --stay, lower --realised, or give --no-problem-stay.',
  }),
  'customer-unknown': entry<{ id: string; suggestion: string }>({
    severity: 'error',
    message: ({ id }) => `no customer "${id}" is in the files`,
    advice: ({ suggestion }) =>
      suggestion === ''
        ? 'Ids are compared as written; rapport value FILE --each --top 5 shows some of them.'
        : `Did you mean "${suggestion}"?`,
  }),
  'customer-ended': entry<{ id: string }>({
    severity: 'note',
    message: ({ id }) => `the relationship with "${id}" has ended`,
    advice: () =>
      'No value is to come from it, so recovery is worth nothing by these figures. Winning a customer back is a separate question.',
  }),
};
