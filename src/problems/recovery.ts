import { entry } from './entry.ts';
import { numberOf } from './number-of.ts';

const short = (value: number): string => String(Number(value.toPrecision(6)));
const percent = (value: number): string => `${Number((value * 100).toFixed(1))}%`;

export const recovery = {
  'problems-shape-unclear': entry<{ headers: string }>({
    severity: 'error',
    message: ({ headers }) =>
      `neither kinds of problem nor cases: recognised are only the columns ${headers}`,
    advice: () =>
      'A row a kind has problem, customers, complained, unresolved and resolved; a row a case has customer, problem and outcome. Name columns with --column, for example --column outcome=Result.',
  }),
  'counts-unclear': entry<{ what: 'complaints' | 'outcomes'; text: string }>({
    severity: 'error',
    message: ({ what, text }) =>
      what === 'complaints'
        ? `${text} may be so many complaints, or so many percent of the customers`
        : `${text} add up to 100 and not to the complaints: they may be percents`,
    advice: ({ what }) =>
      what === 'complaints'
        ? 'Write 50% for a share of the customers; for a number of complaints give their outcomes as numbers, too.'
        : 'Write them with a percent sign, or as numbers of complaints.',
  }),
  'count-exceeds': entry<{ what: 'complaints' | 'affected'; count: number; of: number }>({
    severity: 'error',
    message: ({ what, count, of }) =>
      what === 'complaints'
        ? `${short(count)} complaints of ${numberOf(of, 'customer', 'customers')} with the problem`
        : `${short(count)} customers have a problem, and there are ${short(of)} in all`,
    advice: ({ what }) =>
      what === 'complaints'
        ? 'Count customers who complained, each once, or correct the row.'
        : 'See that both files count the same customers, each once; a customer in two kinds of problem counts in both, and the fewer complain by --complaining, the more each case stands for.',
  }),
  'outcomes-differ': entry<{ sum: number; complaints: number; shares: boolean }>({
    severity: 'error',
    message: ({ sum, complaints, shares }) =>
      shares
        ? `unresolved, resolved and quickly come to ${percent(sum)} of the complaints`
        : `unresolved, resolved and quickly come to ${short(sum)}, and ${short(complaints)} complained`,
    advice: ({ shares }) =>
      `Correct the row: each complaint is one of the three, so that they add up to ${shares ? '100%' : 'the complaints'}.`,
  }),
  'severity-unreadable': entry<{ text: string }>({
    severity: 'error',
    message: ({ text }) => `"${text}" is no severity`,
    advice: () => 'Write major or minor, or leave it out and give --severity for all.',
  }),
  'outcome-unreadable': entry<{ text: string }>({
    severity: 'warning',
    message: ({ text }) => `"${text}" is no outcome of a case; the row is set aside`,
    advice: () => 'Write unresolved, resolved, quickly, or silent for who did not complain.',
  }),
  'customer-in-several-kinds': entry<{ id: string; kept: string; other: string }>({
    severity: 'note',
    message: ({ id, kept, other }) =>
      `"${id}" had a problem of another kind before: counted under "${kept}", not again under "${other}"`,
    advice: () =>
      'Nothing to do: a customer is lost once, and counts under the first of their cases; costs count in full.',
  }),
  'case-customer-unknown': entry<{ id: string }>({
    severity: 'note',
    message: ({ id }) => `"${id}" has a case and is in no file of customers`,
    advice: () =>
      'Such cases count as problems, and say nothing of who stays. See that both files name customers the same way.',
  }),
  'stay-rates-needed': entry<{ missing: string; reason: 'outcomes' | 'severity' }>({
    severity: 'error',
    message: ({ missing, reason }) =>
      reason === 'outcomes'
        ? `nothing says how many stay whose outcome is ${missing}`
        : `nothing says how many stay after a problem, and not whether ${missing} is major or minor`,
    advice: ({ reason }) =>
      reason === 'outcomes'
        ? 'Add it to --stay, for example --stay silent=9%,unresolved=19%,resolved=54%,quickly=82%.'
        : 'Give your own shares with --stay silent=9%,unresolved=19%,resolved=54%,quickly=82%, or --severity major or minor for those of a survey.',
  }),
  'stay-rates-too-few': entry<{ outcome: string; customers: number; needed: number }>({
    severity: 'note',
    message: ({ outcome, customers, needed }) =>
      `too few to tell how many stay after ${outcome}: ${numberOf(customers, 'customer', 'customers')} (fewer than ${needed})`,
    advice: () => 'The rates come from --stay, or from a survey; they are labelled so.',
  }),
  'no-problem-stay-contradicted': entry<{
    observed: number;
    affected: number;
    customers: number;
  }>({
    severity: 'error',
    message: ({ observed, affected, customers }) =>
      `${percent(observed)} of all customers stay although ${short(affected)} of the ${short(customers)} who were there then had a problem: at these stay rates more than all would have to stay without one`,
    advice: () => 'Correct the counts or --stay, lower --realised, or give --no-problem-stay.',
  }),
  'customer-unknown': entry<{ id: string; suggestion: string }>({
    severity: 'error',
    message: ({ id }) => `no customer "${id}" is in the files`,
    advice: ({ suggestion }) =>
      suggestion === ''
        ? 'Ids are compared as written; see how they look with rapport value FILE --each --top 5.'
        : `Did you mean "${suggestion}"?`,
  }),
  'customer-ended': entry<{ id: string }>({
    severity: 'note',
    message: ({ id }) => `the relationship with "${id}" has ended`,
    advice: () =>
      'Nothing is to come from it, so mending it is worth nothing by these figures; winning a customer back is another matter.',
  }),
};
