import { noDay } from '../../../core/customers.ts';
import type { Field } from '../../../input/records/field.ts';
import type { Records } from '../../../input/records/records.ts';
import { problemFields } from './problem-fields.ts';

const ofProblems = (name: string): Field => {
  const field = problemFields.find((each) => each.name === name);
  if (field === undefined) throw new RangeError(`no field ${name}`);
  return field;
};

/** By what a first look knows tickets: a cell of either that says nothing rejects no row. */
const evidence: readonly Field[] = [
  ofProblems('outcome'),
  { ...ofProblems('closed'), lenient: true },
];

/** Fields to look for besides those of indicators. */
export const withTicketFields = (fields: readonly Field[]): readonly Field[] => [
  ...fields,
  ...evidence,
];

/** Whether rows are tickets of a help desk: each with a state, and some with the day on which they were closed. */
export const areTickets = (records: Records): boolean =>
  records.has('outcome') &&
  records.has('closed') &&
  records.days('closed').some((day) => day !== noDay);

/** What pulse reads of tickets. */
export const ticketFields: readonly Field[] = [
  { ...ofProblems('date'), required: true, filled: true },
  ofProblems('outcome'),
  ofProblems('closed'),
  {
    name: 'satisfaction',
    meaning: 'how satisfied the customer was',
    names:
      'satisfactionscore satisfactionrating csat csatscore conversationrating lastteammaterating ticketsatisfactionrating ' +
      'customersatisfactionrating rating surveyresults',
    kind: 'text',
  },
];
