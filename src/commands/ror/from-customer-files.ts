import type { ObservedGroup } from '../../core/relationship/counterfactual.ts';
import { shareBeyond } from '../../core/relationship/programme.ts';
import type { Assumption } from '../../core/report.ts';
import { type Outcome, problem } from '../../problems/problem.ts';
import { Refusal } from '../../problems/refusal.ts';
import { ProblemTally } from '../../problems/tally.ts';
import { shortNumber } from '../../render/number-text.ts';
import type { Request, World } from '../command.ts';
import { drawingOf, refuseDrawing } from '../shared/economics/drawing.ts';
import { valueOrRefusal } from '../shared/economics/ends.ts';
import type { SpendCompared, SpendOf } from './compared-schema.ts';
import {
  type CustomerGroups,
  customerGroupsOf,
  type GroupSums,
  groupOf,
  meanSpends,
} from './customer-groups.ts';
import { liveProgramme } from './live-programme.ts';
import { readMembers } from './members.ts';
import { type NamedCustomers, readNamed } from './named-customers.ts';
import type { RorOptions } from './options.ts';
import { type ComparedProgramme, describedGroups, horizonOf, programmeOf } from './programme-of.ts';
import {
  atBase,
  byDefault,
  type PickFigure,
  type ProgrammeText,
  paymentPeriod,
} from './programme-text.ts';
import { type OtherSources, refuseIncomplete } from './refuse-incomplete.ts';
import { type ProgrammeAnswer, resultOf } from './result-of.ts';
import { exactReturn, intervalOfCustomers } from './return-interval.ts';

/**
 * Computes the return of a programme from files of treated customers and a comparison group. The programme text has
 * the inputs that these files do not have.
 *
 * @throws {Refusal} a file cannot be used, an input is missing or has no effect, or the programme has no return
 */
export async function fromCustomerFiles(
  text: ProgrammeText,
  request: Request<RorOptions>,
  world: World,
): Promise<ProgrammeAnswer> {
  const { members, records } = await readMembers(request, world);
  const named = await readNamed(request, members, world);
  refuseUnvalued(text, named);
  const customerGroups = customerGroupsOf(members, named.referrals);
  const { groups, reachYears } = customerGroups;
  refuseIncomplete(text, otherSources(customerGroups, named, request.operands, text.figures));
  const period = paymentPeriod(text, 'mo');
  const inputs = { text, customerGroups, named, periodsPerYear: period.perYear };
  const groupSums = groups.map(({ sums }) => sums);
  const compared = (sums: readonly GroupSums[], pick: PickFigure) =>
    comparedCustomers(inputs, sums, pick);
  const base = valueOrRefusal(compared(groupSums, atBase));
  const few = groups.some(({ customers }) => customers < 2);
  if (few) refuseDrawing(request.options, 'groups of two customers or more');
  const drawing = few ? undefined : drawingOf(request.options, 2000);
  const returnOf = (sums: readonly GroupSums[]) => {
    const outcome = compared(sums, atBase);
    return outcome.ok ? exactReturn(outcome.value.programme) : outcome;
  };
  const interval =
    drawing === undefined ? null : intervalOfCustomers(customerGroups, returnOf, drawing, world);
  const [treated, comparison] = groups.map(({ customers }) => customers);
  const result = resultOf(text, base, {
    interval,
    noInterval: interval !== null ? null : few ? 'too-few-customers' : 'no-cost',
    countedOnce: named.countedOnce,
    spendCompared: spendComparedOf(customerGroups),
    extrapolatedShare: valueOrRefusal(shareBeyond(base.programme, reachYears)),
    customersOf: { treated: treated ?? 0, comparison: comparison ?? null },
  });
  const files = [...records, ...named.records];
  return {
    result,
    drawing: interval?.method === 'closed form' ? undefined : drawing,
    implied: {
      period: byDefault(period.text),
      horizon: usualHorizon(reachYears, request.operands),
    },
    currencies: files.map((each) => ({
      currency: each.currency,
      where: each.sources()[0]?.file ?? '',
    })),
    sources: files.flatMap((each) => each.sources()),
    problems: new ProblemTally(),
    read: files.map(({ problems }) => problems),
    rejects: files.flatMap(({ rejects }) => rejects),
    liveSheets: () => liveProgramme(base, text, result),
  };
}

/**
 * The quantities that come from the customer files, not from the programme file. Only what the treated did before may be
 * missing in them, where there is no comparison group.
 */
function otherSources(
  { groups, before }: CustomerGroups,
  named: NamedCustomers,
  files: readonly string[],
  figures: ProgrammeText['figures'],
): OtherSources {
  const isCompared = groups.length > 1;
  const paths = [...figures.keys()].filter(
    (path) =>
      /^(after|comparison)\./.test(path) ||
      (path.startsWith('before.') && isCompared) ||
      (path === 'before.spend' && before),
  );
  return new Map([
    ...['customers', ...paths].map((path) => [path, files.join(', ')] as const),
    ...(named.referrals === undefined ? [] : [['referral.each', '--referrals-from'] as const]),
    ...(named.recovered === undefined
      ? []
      : [['recovery.customers', '--recoveries-from'] as const]),
  ]);
}

/** Refuses files that count referred or recovered customers where the programme file does not value them. */
function refuseUnvalued({ figures }: ProgrammeText, named: NamedCustomers): void {
  const needed = [
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
  const problems = needed.flatMap(([count, path, name, example]) =>
    count === undefined || figures.has(path)
      ? []
      : [problem('programme-incomplete', { name, example })],
  );
  if (problems.length > 0) throw new Refusal(...problems);
}

/** The default horizon: the time for which the customers were observed. */
const usualHorizon = (years: number, files: readonly string[]): Assumption => ({
  value: years,
  unit: 'y',
  text: `${shortNumber(years)}y`,
  source: files.join(', '),
});

/** Spend by who counts: all who were there, and those who stayed. */
function spendComparedOf({ groups, before }: CustomerGroups): SpendCompared {
  const [treated, comparison] = groups.map((group) => meanSpends(group, before));
  if (treated === undefined) throw new RangeError('no treated group');
  const of = (who: keyof typeof treated): SpendOf => {
    const [one, other] = [treated[who], comparison?.[who] ?? null];
    return { treated: one, comparison: other, difference: differenceOf(one, other) };
  };
  return { all: of('all'), stayed: of('stayed') };
}

/** The change of the treated less that of the comparison group, as far as both are known; else the difference after. */
function differenceOf(
  treated: SpendOf['treated'],
  comparison: SpendOf['comparison'],
): SpendOf['difference'] {
  const change = treated.before === null ? null : treated.after - treated.before;
  if (comparison === null) return change;
  return change === null || comparison.before === null
    ? treated.after - comparison.after
    : change - (comparison.after - comparison.before);
}

/** The inputs of a comparison of customers, except the sums. */
interface ComparisonInputs {
  readonly text: ProgrammeText;
  readonly customerGroups: CustomerGroups;
  readonly named: Pick<NamedCustomers, 'referrals' | 'recovered'>;
  readonly periodsPerYear: number;
}

/**
 * The programme whose groups have these sums, which are those of the customers or of a resample.
 *
 * What the customer files do not have comes from the programme text: without a comparison group also what the treated
 * did before.
 */
function comparedCustomers(
  { text, customerGroups, named, periodsPerYear }: ComparisonInputs,
  sums: readonly GroupSums[],
  pick: PickFigure,
): Outcome<ComparedProgramme> {
  const { groups, before, reachYears } = customerGroups;
  const [treated, comparison] = groups.map(({ observed }, g): ObservedGroup => {
    const groupSums = sums[g];
    return groupSums === undefined ? observed : groupOf(groupSums, before, observed);
  });
  if (treated === undefined) throw new RangeError('no treated group');
  const observedGroups =
    comparison === undefined
      ? { treated: { ...treated, before: { ...describedBefore(text), ...treated.before } } }
      : { treated, comparison };
  return programmeOf(
    text,
    {
      customers: groups[0]?.customers ?? 0,
      groups: observedGroups,
      horizonYears: horizonOf(text, pick) ?? reachYears,
      periodsPerYear,
      ...(named.referrals !== undefined && { referrals: referralsOf(sums) }),
      ...(named.recovered !== undefined && { recoveredPerYear: named.recovered / reachYears }),
    },
    pick,
  );
}

/** What the treated did before the programme, as its file has it. */
const describedBefore = (text: ProgrammeText) => describedGroups(text, atBase).treated.before ?? {};

/** Referrals per treated customer and year, and those of them beyond the referrals per customer of the comparison. */
function referralsOf(sums: readonly GroupSums[]) {
  const [treated = 0, comparison = 0] = sums.map(({ referrals, exposure }) =>
    exposure > 0 ? referrals / exposure : 0,
  );
  return { perYear: treated, extra: treated - comparison };
}
