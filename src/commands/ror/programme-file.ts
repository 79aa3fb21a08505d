import * as z from 'zod/mini';
import type { QuantityKind } from '../../core/quantity/quantity.ts';
import { assignments } from '../../core/relationship/counterfactual.ts';
import { relationshipParts } from '../../core/relationship/ledger.ts';
import type { Fault } from '../../input/yaml/faults.ts';
import { readYaml, wrongValue } from '../../input/yaml/read-yaml.ts';
import type { YamlPath, YamlText } from '../../input/yaml/yaml-text.ts';
import { type Place, problem } from '../../problems/problem.ts';
import { inputShape } from '../shared/economics/assumptions-file.ts';
import type { InputText } from '../shared/economics/input.ts';
import { programmeInputs } from './programme-text.ts';

/** How the quantities of a programme file are written. */
const kinds = z.registry<{ readonly kind: QuantityKind }>();

const one = () => z.union([z.string(), z.number()], 'one value');

const text = (meaning: string) => z.optional(one().check(z.describe(meaning)));

const quantity = (kind: QuantityKind, meaning: string) =>
  z.optional(one().check(z.describe(meaning)).register(kinds, { kind }));

const group = <T extends z.core.$ZodShape>(shape: T, meaning: string) =>
  z.optional(
    z
      .strictObject(shape, `names with their values: ${Object.keys(shape).join(', ')}`)
      .check(z.describe(meaning)),
  );

const behaviour = {
  spend: quantity('spend', 'what one customer spends: 1062/mo'),
  retention: quantity('stay', 'the share that stays: 80%/y'),
  churn: quantity('stay', 'the share that leaves: 20%/y; in place of retention'),
};

/**
 * The schema of programme files. Any quantity may be a range. The quantities directly under `comparison` are those
 * after the programme began.
 */
export const programmeSchema = z.strictObject(
  {
    programme: text('its name'),
    currency: text('of all amounts: USD'),
    customers: text('how many customers it treats'),
    assignment: z.optional(
      z.enum(assignments).check(z.describe('how the treated customers were chosen')),
    ),
    ...inputShape(programmeInputs),
    before: group(behaviour, 'the treated customers, before the programme began'),
    after: group(behaviour, 'the treated customers, since the programme began'),
    comparison: group(
      {
        ...behaviour,
        before: group(behaviour, 'the same customers, before the programme began'),
        after: group(behaviour, 'the same customers, since the programme began'),
      },
      'customers who were not treated, over the same time',
    ),
    referral: group(
      {
        each: quantity('frequency', 'how many one treated customer brings: 0.02/y'),
        value: quantity('money', 'what a customer who was brought is worth'),
        reward: quantity('money', 'reward for each referral'),
      },
      'customers that the treated bring and would not have brought otherwise',
    ),
    recovery: group(
      {
        customers: quantity('frequency', 'how many: 10/y'),
        value: quantity('money', 'what a customer who is kept is worth'),
        kept: quantity('share', 'the share of them who would have left otherwise: 30%'),
      },
      'customers whose problems were resolved, and who are not among the treated',
    ),
    'serving-saved': quantity(
      'spend',
      'cost of serving one treated customer that is saved: 0.50/mo',
    ),
    investment: z.optional(
      z
        .array(
          z.strictObject(
            {
              year: text('the year at whose beginning it is spent, from 1'),
              amount: quantity('money', 'how much is spent'),
              what: text('what it is spent on'),
            },
            'names with their values: year, amount, what',
          ),
          'a list',
        )
        .check(z.describe('what the programme costs')),
    ),
    rewards: group(
      {
        each: quantity('spend', 'paid to one treated customer: 30/y'),
        anyway: quantity('share', 'the share of it to those who would have bought anyway: 60%'),
      },
      'what is paid to the treated customers',
    ),
    perceived: group(
      {
        sharing: group(
          {
            impressions: quantity('frequency', 'how often what they share is seen: 400000/y'),
            cpm: quantity(
              'money',
              'what a thousand impressions cost elsewhere; without it they have no price',
            ),
            quality: quantity('share', 'what one is worth against one that is paid for: 50%'),
            tracked: quantity('share', 'the share that is counted as referrals already: 20%'),
          },
          'what customers share',
        ),
        knowledge: group(
          {
            reviews: quantity('frequency', 'reviews that they write: 240/y'),
            'review-cost': quantity(
              'money',
              'what one would cost otherwise; without it they have no price',
            ),
            ideas: quantity('frequency', 'ideas that they give: 12/y'),
            'idea-cost': quantity(
              'money',
              'what one would cost otherwise; without it they have no price',
            ),
          },
          'what customers know',
        ),
        others: z.optional(
          z
            .array(
              z.strictObject(
                {
                  part: z.optional(
                    z
                      .enum(relationshipParts)
                      .check(z.describe('the part of the relationship that it shows')),
                  ),
                  what: text('what it is: comments'),
                  number: quantity('frequency', 'how many: 4000/y'),
                  price: quantity('money', 'what one would cost otherwise'),
                },
                'names with their values: part, what, number, price',
              ),
              'a list',
            )
            .check(z.describe('whatever else is perceived, in its own unit')),
        ),
      },
      'what is perceived, in its own unit; no money, and never in the return',
    ),
    targets: group(
      {
        return: quantity('rate', 'the return in money (ROI): 50%'),
        'net-value': quantity('money', 'the net value'),
        spend: quantity('spend', 'what a treated customer spends: 1050/mo'),
        retention: quantity('stay', 'the share of the treated that stays: 78%/y'),
        'break-even': quantity('duration', 'time until the investment is recovered: 2y'),
      },
      'the targets; shown next to the result',
    ),
  },
  'a list of names with their values',
);

type Paths<T, Before extends string = ''> = {
  [K in keyof T & string]-?: NonNullable<T[K]> extends string | number
    ? `${Before}${K}`
    : NonNullable<T[K]> extends readonly (infer E)[]
      ? Paths<E, `${Before}${K}.#.`>
      : Paths<NonNullable<T[K]>, `${Before}${K}.`>;
}[keyof T & string];

/** The path of a value in a programme file; `#` is the place of an element in its list, from 1. */
export type ProgrammePath = Paths<z.infer<typeof programmeSchema>>;

/** Every value that a programme file may have, by its path; with how it is written, if it is a quantity. */
export const programmeValues: ReadonlyMap<string, QuantityKind | undefined> = new Map(
  valuesIn(programmeSchema, ''),
);

/** The values below a path of the schema, each with its path. */
function valuesIn(
  schema: z.core.$ZodType,
  path: string,
): readonly (readonly [string, QuantityKind | undefined])[] {
  const { def } = (schema as z.core.$ZodTypes)._zod;
  if (def.type === 'optional') return valuesIn(def.innerType, path);
  if (def.type === 'array') return valuesIn(def.element, `${path}.#`);
  if (def.type !== 'object') return [[path, kinds.get(schema)?.kind]];
  return Object.entries(def.shape).flatMap(([name, inside]) =>
    valuesIn(inside, path === '' ? name : `${path}.${name}`),
  );
}

/** One value of a programme file: its text and its place. */
export interface Leaf extends InputText {
  readonly at: Place;
  /** How it is written, if it is a quantity of the programme. */
  readonly kind?: QuantityKind;
}

/** The values of a programme file by their paths: "after.spend", "investment.1.amount". */
export type Leaves = ReadonlyMap<string, Leaf>;

/**
 * Reads a programme file, YAML or JSON, into its values. Numbers keep the digits they are written with.
 *
 * @throws {Refusal} with everything in it that is unknown or of the wrong kind, not only the first
 */
export function readProgrammeFile(file: string, directory: string): Leaves {
  const { data, yaml } = readYaml(file, directory, programmeKind);
  return new Map(leavesIn(yaml, data, []));
}

const programmeKind = {
  schema: programmeSchema,
  unreadable: (reason: string, at: Place) => problem('programme-unreadable', { reason }, at),
  broken: (reason: string, at: Place) => problem('programme-broken', { reason }, at),
  problem: (fault: Fault) => {
    const { at, path } = fault;
    const names = path.filter((step) => typeof step === 'string');
    if (fault.kind === 'unknown') {
      const args = { name: fault.name, suggestion: fault.nearest };
      return problem('programme-unknown', { ...args, within: names.slice(0, -1).join(', ') }, at);
    }
    if (fault.kind === 'missing') throw new RangeError('a programme file may leave anything out');
    // A word from a list of choices may also come from an option, which wins; programmeText checks both.
    if (fault.choices !== undefined && path.length === 1) return undefined;
    return programmeKind.broken(wrongValue({ ...fault, name: names.join(', ') }), at);
  },
};

/** The values below a path, each with its path. */
function* leavesIn(
  yaml: YamlText,
  data: unknown,
  path: YamlPath,
): Generator<readonly [string, Leaf]> {
  if (typeof data === 'object' && data !== null) {
    for (const [step, inside] of Object.entries(data))
      yield* leavesIn(yaml, inside, [...path, Array.isArray(data) ? Number(step) : step]);
    return;
  }
  const at = yaml.at(path);
  const text = yaml.text(path) ?? yaml.described(path);
  const name = path.map((step) => (typeof step === 'number' ? step + 1 : step)).join('.');
  const quantityKind = programmeValues.get(name.replace(/\.\d+\./, '.#.'));
  yield [
    name,
    {
      text,
      source: `${yaml.file}:${at.line ?? 1}`,
      at,
      ...(quantityKind !== undefined && { kind: quantityKind }),
    },
  ];
}
