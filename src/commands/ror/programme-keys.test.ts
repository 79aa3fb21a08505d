import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import fc from 'fast-check';
import { afterAll, expect, it } from 'vitest';
import { Refusal } from '../../problems/refusal.ts';
import { runOf } from '../testing/run-of.ts';
import { ror as rorCommand } from './command.ts';
import { programmeValues } from './programme-file.ts';

const run = runOf(rorCommand);

const directory = mkdtempSync(join(tmpdir(), 'rapport-programme-'));
afterAll(() => rmSync(directory, { recursive: true }));

type Pair = readonly [value: string, other: string];

/** Two values of every name that a programme file may have; `#` is the first of a list. */
const values: Readonly<Record<string, Pair>> = {
  programme: ['Club', 'Card'],
  currency: ['EUR', 'USD'],
  customers: ['100', '200'],
  assignment: ['matched', 'randomised'],
  margin: ['25%', '30%'],
  serving: ['2%', '3%'],
  marketing: ['1%', '2%'],
  discount: ['10%', '12%'],
  timing: ['mid', 'start'],
  horizon: ['3y', '4y'],
  period: ['mo', 'y'],
  'before.spend': ['90/mo', '95/mo'],
  'before.retention': ['70%/y', '72%/y'],
  'before.churn': ['30%/y', '28%/y'],
  'after.spend': ['100/mo', '110/mo'],
  'after.retention': ['80%/y', '82%/y'],
  'after.churn': ['20%/y', '18%/y'],
  'comparison.spend': ['80/mo', '85/mo'],
  'comparison.retention': ['71%/y', '73%/y'],
  'comparison.churn': ['29%/y', '27%/y'],
  'comparison.before.spend': ['88/mo', '86/mo'],
  'comparison.before.retention': ['69%/y', '68%/y'],
  'comparison.before.churn': ['31%/y', '32%/y'],
  'comparison.after.spend': ['81/mo', '83/mo'],
  'comparison.after.retention': ['67%/y', '66%/y'],
  'comparison.after.churn': ['33%/y', '34%/y'],
  'referral.each': ['0.02/y', '0.03/y'],
  'referral.value': ['400', '500'],
  'referral.reward': ['20', '30'],
  'recovery.customers': ['2/y', '3/y'],
  'recovery.value': ['3000', '4000'],
  'recovery.kept': ['30%', '40%'],
  'serving-saved': ['1/mo', '2/mo'],
  'investment.#.year': ['1', '2'],
  'investment.#.amount': ['9000', '8000'],
  'investment.#.what': ['cards', 'tills'],
  'rewards.each': ['3/mo', '4/mo'],
  'rewards.anyway': ['50%', '60%'],
  'perceived.sharing.impressions': ['30000/y', '40000/y'],
  'perceived.sharing.cpm': ['8', '9'],
  'perceived.sharing.quality': ['50%', '60%'],
  'perceived.sharing.tracked': ['20%', '30%'],
  'perceived.knowledge.reviews': ['24/y', '30/y'],
  'perceived.knowledge.review-cost': ['20', '25'],
  'perceived.knowledge.ideas': ['3/y', '4/y'],
  'perceived.knowledge.idea-cost': ['250', '300'],
  'perceived.others.#.part': ['loyalty', 'recommendations'],
  'perceived.others.#.what': ['visits', 'comments'],
  'perceived.others.#.number': ['400/y', '500/y'],
  'perceived.others.#.price': ['5', '8'],
  'targets.return': ['30%', '40%'],
  'targets.net-value': ['1000', '2000'],
  'targets.spend': ['105/mo', '107/mo'],
  'targets.retention': ['81%/y', '83%/y'],
  'targets.break-even': ['2y', '3y'],
};

/** A programme file in JSON, of these names and values. */
function fileText(programme: ReadonlyMap<string, string>): string {
  const root: Record<string, unknown> = {};
  for (const [path, value] of programme) {
    const names = path.split('.');
    const last = names.pop() ?? '';
    let within = root;
    for (const name of names) {
      within[name] ??= {};
      within = within[name] as Record<string, unknown>;
    }
    within[last] = value;
  }
  return JSON.stringify(root, (_, value: unknown) =>
    typeof value === 'object' && value !== null && '#' in value ? [value['#']] : value,
  );
}

/** What a person sees of the programme besides its assumptions; undefined where it is refused. */
async function shown(programme: ReadonlyMap<string, string>): Promise<string | undefined> {
  writeFileSync(join(directory, 'p.json'), fileText(programme));
  try {
    const world = { directory, stdin: Readable.from([]) };
    const { report } = await run({ operands: ['p.json'], options: {} }, world);
    const { result, currency, assumptions } = report;
    return JSON.stringify([result, currency, assumptions['investment.1.what']?.text]);
  } catch (error) {
    if (error instanceof Refusal) return undefined;
    throw error;
  }
}

const always = ['customers', 'margin', 'horizon', 'after.spend', 'before.spend'];
/** Whether a path is the chosen one of two names for the same quantity, or has no other name. */
const isChosenName = (path: string, churn: boolean, bare: boolean): boolean =>
  (!path.endsWith(churn ? '.retention' : '.churn') &&
    !(bare ? path.startsWith('comparison.after.') : /^comparison\.[a-z]+$/.test(path))) ||
  path === 'targets.retention';

it('knows every name', () => {
  expect(Object.keys(values).sort()).toEqual([...programmeValues.keys()].sort());
});

it('every name that a programme file gives has an effect, or is refused', async () => {
  const effective = new Set<string>();
  await fc.assert(
    fc.asyncProperty(
      fc.boolean(),
      fc.boolean(),
      fc.subarray(Object.keys(values), { minLength: 20 }),
      async (churn, bare, chosen) => {
        const names = [
          ...always,
          churn ? 'after.churn' : 'after.retention',
          churn ? 'before.churn' : 'before.retention',
          ...chosen,
        ]
          .filter((path) => isChosenName(path, churn, bare))
          // The timing of payments changes only the discount.
          .filter((path) => path !== 'timing' || chosen.includes('discount'));
        const programme = new Map(names.map((path) => [path, values[path]?.[0] ?? '']));
        const before = await shown(programme);
        if (before === undefined) return;
        for (const path of programme.keys()) {
          const other = new Map(programme).set(path, values[path]?.[1] ?? '');
          expect(await shown(other), path).not.toBe(before);
          effective.add(path);
        }
      },
    ),
    { seed: 5, numRuns: 400 },
  );
  expect(effective).toEqual(new Set(programmeValues.keys()));
});
