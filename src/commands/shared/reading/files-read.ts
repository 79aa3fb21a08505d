import type { CustomerRequest } from '../../../input/customer-request.ts';
import { clubNamed } from '../../../input/orders/log-or-list.ts';
import type { Field } from '../../../input/records/field.ts';
import { summaryNamed } from '../../../input/summaries/summary-fields.ts';
import type { Problem } from '../../../problems/problem.ts';
import { goesByCurves, type ValueMethodName } from '../valuation/options.ts';
import { memberFields } from './member-fields.ts';
import { problemFields } from './problem-fields.ts';
import { referralFields } from './referral-fields.ts';

type Needs = CustomerRequest['needs'];

/** What a command reads its operands as. */
export type FilesRead = {
  /** What refuses files that are of another kind, in words for that kind. */
  readonly refusing?: (found: readonly Problem[]) => readonly Problem[];
} /** Lists of customers, or logs of orders from which customers are made; for tenures tables of cohorts, too. */ & (
  | { readonly kind: 'customers' | 'tenures'; readonly needs: Needs }
  | { readonly kind: 'orders' | 'indicators' }
  /** Rows of these fields. */
  | { readonly kind: 'records'; readonly fields: readonly Field[] }
);

/** What the valuation of customers needs of their files. */
export const valuationNeeds = (
  method: ValueMethodName | 'expected where known',
  {
    start = 'unused',
    status,
    goods,
    annualSpend = true,
  }: Pick<Needs, 'start' | 'status'> & {
    readonly goods?: Needs['goods'] | undefined;
    /** Whether a customer whose spend covers no time is set aside where values are expected. */
    readonly annualSpend?: boolean;
  } = {},
): Needs => {
  const curves = goesByCurves(method);
  const byRecords = method === 'observed' || method === 'expected where known';
  const neededStatus = curves ? 'required' : status;
  return {
    spend: 'required',
    tenure: byRecords || curves ? 'required' : 'optional',
    // Where it turns out who is active, values are expected; nobody is set aside for it.
    annualSpend: !byRecords && (annualSpend || method !== 'expected'),
    start,
    ...(goods !== undefined && { goods }),
    ...(neededStatus !== undefined && { status: neededStatus }),
  };
};

/** What each command that reads files of data reads its operands as, where no option of its own changes it. */
export const filesRead = {
  value: { kind: 'customers', needs: valuationNeeds('expected where known', { goods: 'read' }) },
  retention: {
    kind: 'tenures',
    needs: { spend: 'optional', tenure: 'required', status: 'required' },
  },
  // It reads summaries, too, where an option says so.
  forecast: { kind: 'orders', refusing: summaryNamed },
  cohorts: { kind: 'orders' },
  referral: { kind: 'records', fields: referralFields },
  recovery: { kind: 'records', fields: problemFields },
  // It reads logs of orders, too, where an option names the members of a club.
  ror: { kind: 'records', fields: memberFields, refusing: clubNamed },
  pulse: { kind: 'indicators' },
} as const satisfies Readonly<Record<string, FilesRead>>;

/** A command that reads files of data. */
export type ReadingCommand = keyof typeof filesRead;

export const readingCommands = Object.keys(filesRead) as readonly ReadingCommand[];
