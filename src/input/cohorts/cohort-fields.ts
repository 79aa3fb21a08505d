import { problem } from '../../problems/problem.ts';
import type { CustomerRequest } from '../customer-request.ts';
import { customerField } from '../customers/customer-fields.ts';
import { type CohortColumnName, cohortColumnName } from '../headers/cohort-header.ts';
import { plainHeader } from '../headers/plain-header.ts';
import type { Field } from '../records/field.ts';
import type { RecordRequest } from '../records/record-request.ts';

/** No cohort is followed longer; 2019 among the years is a year of the calendar. */
const longestYears = 200;

const tierOf = (header: string, role: CohortColumnName['role']): number | undefined => {
  const name = cohortColumnName(header);
  return name?.role === role ? name.tier : undefined;
};

const elapsed: Field = {
  ...customerField('elapsed'),
  recognise: (header) => tierOf(header, 'elapsed'),
  required: true,
  filled: true,
  check: (years, _text, header) =>
    years > longestYears
      ? problem('elapsed-implausible', { years: Math.floor(years), header })
      : undefined,
};

const surviving: Field = {
  ...customerField('surviving'),
  recognise: (header) => tierOf(header, 'surviving'),
  required: true,
  filled: true,
};

/** The cohort: of the columns that could name it, the one that a request groups by. */
const segment = (by: string | undefined): Field => ({
  name: 'segment',
  meaning: 'the cohort',
  names: '',
  recognise: (header) => (header === by ? 0 : tierOf(header, 'segment')),
  kind: 'text',
  filled: 'any-text',
});

/** The request for tables of cohorts. They hold no money. */
export function cohortRequest({
  labels,
  rates: _rates,
  currency: _currency,
  ...request
}: CustomerRequest): RecordRequest {
  const [label, ...others] = labels;
  const by = label === undefined || others.length > 0 ? undefined : plainHeader(label);
  const cohort = segment(by);
  // What a request groups by is the cohort, even if its header could be that of a time or of survivors.
  const fields = by === undefined ? [elapsed, surviving, cohort] : [cohort, elapsed, surviving];
  return { ...request, fields, excerpts: true };
}
