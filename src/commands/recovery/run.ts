import { affected } from '../../core/recovery/outcomes.ts';
import type { Severity } from '../../core/recovery/stated-intention.ts';
import { currencyNamed } from '../../input/cells/currency-codes.ts';
import { readRecords } from '../../input/records/read-records.ts';
import type { Records } from '../../input/records/records.ts';
import type { Answer, Request, World } from '../command.ts';
import { answerOf } from '../shared/answer.ts';
import { inputCurrencies, oneCurrency } from '../shared/economics/currency.ts';
import { problemFields } from '../shared/reading/problem-fields.ts';
import { recordRequest } from '../shared/reading/request.ts';
import type { ValuedCustomers } from '../shared/valuation/valued-customers.ts';
import { assumptionsOf } from './assumptions.ts';
import { breakEven, customerBreakEven, type Effort, segmentBreakEvens } from './break-even.ts';
import { effortFigures } from './effort-figures.ts';
import { kindFigures, totalFigures } from './kind-figures.ts';
import { bestKnown, knownRates } from './known-rates.ts';
import { leverFigures } from './lever-figures.ts';
import { noProblemRate } from './no-problem-rate.ts';
import { observedRates } from './observed-rates.ts';
import type { RecoveryOptions } from './options.ts';
import { customerYears } from './problem-time.ts';
import { problemsOf } from './read-problems.ts';
import type { KindOfProblem, RecoveryResult } from './result.ts';
import { type Settings, settingsOf } from './settings.ts';
import { stayTable } from './stay-table.ts';
import { valuesToCome, valueToCome } from './value-to-come.ts';
import { valuedForRecovery } from './valued-for-recovery.ts';

/** Ranks pain points by the value of the customers lost to them, and says what mending is worth. */
export async function run(
  request: Request<RecoveryOptions>,
  world: World,
): Promise<Answer<RecoveryResult>> {
  const { operands, options } = request;
  const settings = settingsOf(options);
  const records = await readRecords(recordRequest(request, operands, problemFields), world);
  const problems = problemsOf(records, settings);
  const valued = await valuedForRecovery(request, world, settings);
  const values = valued && valuesToCome(valued);
  const indexes = indexesOf(valued);
  const observed =
    valued === undefined ? [] : observedRates(problems.firsts, valued.customers, indexes, records);
  const time = { years: settings.overYears ?? problems.years, lastDay: problems.lastDay };
  const table = stayTable(problems.kinds, observed, settings);
  const noProblem = noProblemRate({ problems, table, valued, indexes, time }, settings);

  const named = problems.firsts.flatMap(({ customer }) => indexes.get(customer) ?? []);
  const value = valueToCome(settings, valued, values, named);
  const rated = problems.kinds.map((counted) => {
    const kind = { ...counted, severity: counted.severity ?? settings.severity ?? null };
    return { kind, rates: knownRates(table, noProblem.stay, kind.severity) };
  });
  const severity = judgedBy(table.outcomes.map((rate) => rate.severity));
  const rates = knownRates(table, noProblem.stay, severity);
  const { from, success } = settings;
  const mending = { from, to: settings.to ?? bestKnown(rates), success };
  const { silentLeftOut } = problems;
  const asked = { mending, step: settings.lever, valueToCome: value.amount, silentLeftOut };
  const kinds = rated.map((kind) => kindFigures(kind, asked)).sort(byValueAtRisk);
  const effort = { mending, rates, severity };
  const inAll = problems.kinds.reduce((sum, { counts }) => sum + affected(counts), 0);
  const atRisk = customerYears(valued, time);
  const result: RecoveryResult = {
    shape: problems.shape,
    customers: valued?.customers.count ?? null,
    years: time.years,
    customerYears: atRisk,
    silentLeftOut,
    rates: { ...table, noProblem },
    valueToCome: value,
    kinds,
    total: totalFigures(kinds),
    levers: leverFigures(rated, asked, inAll, atRisk ?? undefined),
    presentEffort: effortFigures(rated, value.amount),
    breakEven: breakEven(effort, value.amount),
    ...breakEvens(effort, settings, valued, values),
  };
  return answerOf(
    'recovery',
    {
      currency: currencyOf(records, operands, settings, valued),
      assumptions: assumptionsOf(options, result, valued),
      result,
    },
    [records, valued],
  );
}

/** Those that are asked for: of the segments, and of one customer. */
function breakEvens(
  effort: Effort,
  { by, customer }: Settings,
  valued: ValuedCustomers | undefined,
  values: Float64Array | undefined,
): Pick<RecoveryResult, 'segments' | 'customer'> {
  if (valued === undefined || values === undefined) return {};
  return {
    ...(by.length > 0 && { segments: segmentBreakEvens(effort, valued, values) }),
    ...(customer !== undefined && {
      customer: customerBreakEven(customer, effort, valued, values),
    }),
  };
}

function currencyOf(
  records: Records,
  files: readonly string[],
  { customers, valueToCome: given }: Settings,
  valued: ValuedCustomers | undefined,
): string | null {
  const sign = given?.sign ?? '';
  return oneCurrency([
    { currency: records.currency, where: files.join(', ') },
    { currency: valued?.currency ?? null, where: customers.join(', ') },
    { currency: sign === '' ? null : (currencyNamed(sign) ?? sign), where: '--value-to-come' },
    ...(valued === undefined ? [] : inputCurrencies(valued.inputs)),
  ]);
}

const indexesOf = (valued: ValuedCustomers | undefined): ReadonlyMap<string, number> =>
  new Map(valued?.customers.ids.map((id, index) => [id, index]));

/** Whose rates a question about no kind in particular goes by: the graver, where there are two. */
const judgedBy = (severities: readonly (Severity | null)[]): Severity | null =>
  severities.find((each) => each === 'major') ?? severities[0] ?? null;

/** By value at risk, which is in proportion to the customers lost; alike ones by name. */
const byValueAtRisk = (a: KindOfProblem, b: KindOfProblem): number =>
  b.lost - a.lost || (a.problem < b.problem ? -1 : 1);
