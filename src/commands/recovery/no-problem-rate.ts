import { type Customers, customerStatus } from '../../core/customers.ts';
import { problem } from '../../core/problem.ts';
import { noProblemStay } from '../../core/recovery/no-problem-stay.ts';
import { affected } from '../../core/recovery/outcomes.ts';
import { exponentialRate } from '../../core/survival/exponential-rate.ts';
import { Refusal } from '../../problems/refusal.ts';
import type { ValuedCustomers } from '../valuation/valued-customers.ts';
import type { CountedKind } from './counted-kind.ts';
import type { NoProblem } from './result.ts';
import type { Settings } from './settings.ts';
import { ratesOf, type StayTable } from './stay-table.ts';

/**
 * The share who stay without a problem: as given, or inferred from who stays of all customers, which
 * contains today's problems. Where the rates are observed so is that share, in the same file; else it is
 * that of `--retention` or of the recorded stays, over the time of the problems (a year where it is not known).
 *
 * @throws {Refusal} nothing says it, or what says it contradicts the stay rates
 */
export function noProblemRate(
  kinds: readonly CountedKind[],
  table: StayTable,
  settings: Settings,
  valued: ValuedCustomers | undefined,
  years: number | null,
): NoProblem {
  const given = settings.noProblemStay;
  const all = kinds.reduce((sum, { counts }) => sum + affected(counts), 0);
  const customers = valued?.customers.count;
  if (customers !== undefined && all > customers * (1 + 1e-9))
    throw new Refusal(problem('count-exceeds', { what: 'affected', count: all, of: customers }));
  if (given !== undefined) return { stay: given, source: 'given', observed: null };
  const observed = valued === undefined ? undefined : observedStay(table, valued, years ?? 1);
  if (observed === undefined || customers === undefined) {
    const example = '--no-problem-stay 90%';
    const option = '--no-problem-stay, or --customers with who is still active';
    throw new Refusal(problem('option-missing', { command: 'recovery', option, example }));
  }
  const troubled = kinds.flatMap(({ counts, severity }) =>
    ratesOf(table, severity ?? settings.severity ?? null).map((rate) => ({
      ...rate,
      customers: counts[rate.outcome],
    })),
  );
  const stay = noProblemStay(observed, customers, troubled);
  if (stay > 1) {
    const args = { observed, affected: all, customers };
    throw new Refusal(problem('no-problem-stay-contradicted', args));
  }
  return { stay: Math.max(0, stay), source: 'inferred', observed };
}

function observedStay(
  { outcomes }: StayTable,
  { valued, customers }: ValuedCustomers,
  years: number,
): number | undefined {
  const { staying } = valued;
  if (staying.kind === 'assumed' && 'retention' in staying.stay)
    return Math.exp(years * Math.log(staying.stay.retention));
  // Those seen to stay after a problem are those who are there today; so must be those they are compared with.
  const isSeen = outcomes.some(({ source }) => source === 'observed');
  return isSeen ? stillActive(customers) : staysFor(customers, years);
}

function stillActive({ status = new Uint8Array(0) }: Customers): number | undefined {
  const known = status.filter((each) => each !== customerStatus.unknown);
  const active = known.filter((each) => each === customerStatus.active);
  return known.length === 0 ? undefined : active.length / known.length;
}

/** By the rate at which customers ended, e^(−λ·years). */
function staysFor(
  { status, tenureYears, entryYears }: Customers,
  years: number,
): number | undefined {
  if (status === undefined || tenureYears === undefined) return undefined;
  let ended = 0;
  let exposure = 0;
  for (const [i, tenure] of tenureYears.entries()) {
    if (status[i] === customerStatus.unknown || Number.isNaN(tenure)) continue;
    exposure += Math.max(0, tenure - (entryYears?.[i] ?? 0));
    if (status[i] === customerStatus.ended) ended += 1;
  }
  const rate = exponentialRate(ended, exposure)?.rate;
  return rate === undefined ? undefined : Math.exp(-rate * years);
}
