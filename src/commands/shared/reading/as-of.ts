import type { Assumption } from '../../../core/report.ts';
import type { ReadCustomers } from '../../../input/read-customers.ts';

const latest = 'the latest day in the file';

/** The day of the export, and what gives it, as a result shows it; nothing where no day is known. */
export const asOfAssumption = ({
  asOf,
  asOfByOption,
}: Pick<ReadCustomers, 'asOf' | 'asOfByOption'>): Record<string, Assumption> =>
  asOf === null
    ? {}
    : { asOf: { value: asOf, unit: null, text: asOf, source: asOfByOption ? '--as-of' : latest } };

/** The same for the head of a report: "as of 2024-12-31". */
export function asOfTexts(assumptions: Readonly<Record<string, Assumption>>): readonly string[] {
  const { asOf } = assumptions;
  if (asOf === undefined) return [];
  return [`as of ${asOf.text}${asOf.source === latest ? `, ${latest}` : ''}`];
}
