import { success } from '../../core/outcome.ts';
import { shareBeyond } from '../../core/relationship/programme.ts';
import type { Assumption } from '../../core/report.ts';
import { type Outcome, problem } from '../../problems/problem.ts';
import { Refusal } from '../../problems/refusal.ts';
import { ProblemTally } from '../../problems/tally.ts';
import { shortNumber } from '../../render/number-text.ts';
import type { Request, World } from '../command.ts';
import { drawingOf, refuseDrawing } from '../shared/economics/drawing.ts';
import { valueOrRefusal } from '../shared/economics/ends.ts';
import { byDefault } from './assumptions.ts';
import { comparedCustomers } from './compared-customers.ts';
import { refuseIncomplete, type SaidElsewhere } from './complete.ts';
import { type CustomerGroups, customerGroups } from './customer-groups.ts';
import { intervalOfCustomers } from './customer-interval.ts';
import { atBase, type PickFigure } from './figures.ts';
import type { Found } from './found.ts';
import type { GroupSums } from './group-sums.ts';
import { readMembers } from './members.ts';
import { type NamedCustomers, readNamed } from './named-customers.ts';
import type { RorOptions } from './options.ts';
import { paymentPeriod } from './payment-period.ts';
import type { ProgrammeText } from './programme-text.ts';
import { resultOf } from './result-of.ts';
import { exactReturn } from './return-interval.ts';

/** What customers treated and not treated come to; the programme text has what they do not say. */
export async function fromCustomerFiles(
  text: ProgrammeText,
  request: Request<RorOptions>,
  world: World,
): Promise<Found> {
  const { members, records } = await readMembers(request, world);
  const named = await readNamed(request, members, world);
  refuseUnvalued(text, named);
  const of = customerGroups(members, named.referrals);
  refuseIncomplete(text, saidByFiles(of, named, request.operands, text.figures));
  const period = paymentPeriod(text, 'mo');
  const from = { text, of, named, periodsPerYear: period.perYear };
  const own = of.groups.map(({ sums }) => sums);
  const compared = (sums: readonly GroupSums[], pick: PickFigure) =>
    comparedCustomers(from, sums, pick);
  const at = (pick: PickFigure) => map(compared(own, pick), ({ programme }) => programme);
  const base = valueOrRefusal(compared(own, atBase));
  const few = of.groups.some(({ customers }) => customers < 2);
  if (few) refuseDrawing(request.options, 'groups of two customers or more');
  const drawing = few ? undefined : drawingOf(request.options, 2000);
  const returnOf = (sums: readonly GroupSums[]) => {
    const found = compared(sums, atBase);
    return found.ok ? exactReturn(found.value.programme) : found;
  };
  const interval = drawing === undefined ? null : intervalOfCustomers(of, returnOf, drawing, world);
  const [treated, comparison] = of.groups.map(({ customers }) => customers);
  const result = resultOf(text, base, at, {
    interval,
    noInterval: interval !== null ? null : few ? 'too-few-customers' : 'no-cost',
    countedOnce: named.countedOnce,
    extrapolatedShare: valueOrRefusal(shareBeyond(base.programme, of.reachYears)),
    customersOf: { treated: treated ?? 0, comparison: comparison ?? null },
  });
  const read = [...records, ...named.records];
  return {
    result,
    drawing,
    implied: { period: byDefault(period.text), horizon: reached(of.reachYears, request.operands) },
    currencies: read.map((each) => ({
      currency: each.currency,
      where: each.sources()[0]?.file ?? '',
    })),
    sources: read.flatMap((each) => each.sources()),
    problems: new ProblemTally(),
    read: read.map(({ problems }) => problems),
    rejects: read.flatMap(({ rejects }) => rejects),
  };
}

const map = <T, U>(outcome: Outcome<T>, change: (value: T) => U): Outcome<U> =>
  outcome.ok ? success(change(outcome.value)) : outcome;

/** What the files say in place of the programme file. Only the treated may lack what they did before. */
function saidByFiles(
  of: CustomerGroups,
  named: NamedCustomers,
  files: readonly string[],
  figures: ProgrammeText['figures'],
): SaidElsewhere {
  const isCompared = of.groups.length > 1;
  const paths = [...figures.keys()].filter(
    (path) =>
      /^(after|comparison)\./.test(path) ||
      (path.startsWith('before.') && isCompared) ||
      (path === 'before.spend' && of.before),
  );
  return new Map([
    ...['customers', ...paths].map((path) => [path, files.join(', ')] as const),
    ...(named.referrals === undefined ? [] : [['referral.each', '--referrals-from'] as const]),
    ...(named.recovered === undefined
      ? []
      : [['recovery.customers', '--recoveries-from'] as const]),
  ]);
}

/** Files that count customers say nothing of what each is worth. */
function refuseUnvalued({ figures }: ProgrammeText, named: NamedCustomers): void {
  const wanted = [
    [
      named.referrals,
      'referral.value',
      'the value of a referred customer',
      'referral: { value: 900 }',
    ],
    [
      named.recovered,
      'recovery.value',
      'the value of a customer kept by recovery',
      'recovery: { value: 900 }',
    ],
    [
      named.recovered,
      'recovery.kept',
      'which share of the recovered would have left otherwise',
      'recovery: { kept: 30% }',
    ],
  ] as const;
  const problems = wanted.flatMap(([given, path, name, example]) =>
    given === undefined || figures.has(path)
      ? []
      : [problem('programme-incomplete', { name, example })],
  );
  if (problems.length > 0) throw new Refusal(...problems);
}

/** The horizon where none is given: as far as the customers were observed. */
const reached = (years: number, files: readonly string[]): Assumption => ({
  value: years,
  unit: 'y',
  text: `${shortNumber(years)}y`,
  source: files.join(', '),
});
