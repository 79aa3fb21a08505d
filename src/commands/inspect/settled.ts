import { customerFields } from '../../input/customers/customer-fields.ts';
import { allOrderFields } from '../../input/orders/order-fields.ts';
import { plain } from '../../input/orders/sources/plain.ts';
import { orderSources } from '../../input/orders/sources.ts';
import type { FileUnderstanding, NamedColumn } from '../../input/profile/understanding.ts';
import type { FilesSurvey } from '../../input/survey-files.ts';
import { words } from '../../problems/catalogue.ts';
import type { Problem } from '../../problems/problem.ts';
import { keyOf } from '../option.ts';
import { type FilesRead, filesRead, type ReadingCommand } from '../shared/reading/files-read.ts';
import { optionsInSource } from '../shared/reading/options.ts';
import type { InspectOptions } from './options.ts';
import type { InspectResult, Settled } from './result.ts';

type Texts = string | readonly string[];

/**
 * What is settled about files that a command reads, as a file for `--source` says it. What only this export has is no
 * part of it: the day of the export, and the last day of orders.
 */
export function settledBy(
  survey: FilesSurvey,
  command: ReadingCommand,
  options: InspectOptions,
): Partial<Pick<InspectResult, 'settled' | 'unsettled'>> {
  const { kind }: FilesRead = filesRead[command];
  if (kind === 'records' || kind === 'indicators') return {};
  const { understood, orders, findings } = survey;
  const source = orderSources.find(({ title }) => title === orders)?.name;
  const differing: string[] = [];
  /** What files that say it at all agree on. */
  const agreed = (what: string, values: readonly (string | null)[]): string | undefined => {
    const [first, ...others] = new Set(values.filter((value) => value !== null));
    if (others.length > 0) differing.push(`the files differ in the ${what}`);
    return first;
  };
  const decided = {
    encoding: agreed(
      'encoding',
      understood.map(({ encoding, sheet }) => (sheet === undefined ? encoding.value : null)),
    ),
    delimiter: agreed(
      'delimiter',
      understood.map(({ delimiter, sheet }) => (sheet === undefined ? delimiter.value : null)),
    ),
    decimal: agreed(
      'decimal mark',
      understood.map(({ decimal }) => decimal.value),
    ),
    'date-order': agreed(
      'date order',
      understood.map(({ dateOrder }) => dateOrder.value),
    ),
    currency: survey.currency ?? undefined,
  };
  const columns = columnsNamed(understood, source, options, agreed);
  const isDescribed = orders !== undefined && source === undefined;
  const unsettled = [
    ...findings.filter((found) => !isAssumed(found, command)).map(foundText),
    ...differing,
    ...(isDescribed ? ['--source names a file already, which the settings can be added to'] : []),
  ];
  if (unsettled.length > 0) return { settled: null, unsettled };
  const given = optionsInSource.flatMap(({ name, inSource }): [string, Texts][] => {
    const text = textOf(options[keyOf(name) as keyof typeof options]);
    return text === undefined ? [] : [[inSource, text]];
  });
  const known = Object.entries(decided).filter(
    (entry): entry is [string, string] => entry[1] !== undefined,
  );
  const settled: Settled = {
    ...(source !== undefined && { source }),
    columns,
    options: { ...Object.fromEntries(known), ...Object.fromEntries(given) },
  };
  return { settled };
}

/** Stays that files do not record may be assumed, by an option of the command alone. */
const isAssumed = ({ code }: Problem, command: ReadingCommand): boolean =>
  command === 'value' && code === 'tenure-missing';

function foundText(found: Problem): string {
  const { line } = found.at ?? {};
  const { message } = words(found);
  // Some messages name their lines themselves.
  return line === undefined || /\blines? \d/.test(message) ? message : `${message} (line ${line})`;
}

/** The text of an option; undefined where it is not given. */
function textOf(value: unknown): Texts | undefined {
  if (typeof value === 'string') return value;
  if (Array.isArray(value)) return value.length === 0 ? undefined : value.map(String);
  return value instanceof Object && 'name' in value ? String(value.name) : undefined;
}

/** The columns that are read, by their fields. A source other than a plain log says itself which its columns are. */
function columnsNamed(
  understood: readonly FileUnderstanding[],
  source: string | undefined,
  { column: chosen }: InspectOptions,
  agreed: (what: string, values: readonly string[]) => string | undefined,
): Settled['columns'] {
  const named = understood.flatMap(({ columns }) =>
    columns.flatMap((column) => column.named ?? []).filter((each) => isSaved(each, source)),
  );
  const fields = [...new Set(named.map(({ field }) => field))].sort();
  const texts = fields.flatMap((field): [string, string][] => {
    const of = named.filter((each) => each.field === field);
    const text = agreed(
      `column of the ${field}`,
      of.map((each) => each.text),
    );
    return text === undefined ? [] : [[field, text]];
  });
  const columns: Record<string, Texts> = {};
  for (const [field, text] of texts) {
    const [role = ''] = field.split('-');
    const isNext = /-\d+$/.test(field);
    columns[isNext ? role : field] = isNext ? [columns[role] ?? [], text].flat() : text;
  }
  const none = chosen.filter(([, choice]) => choice === 'none').map(([field]) => [field, '-']);
  return { ...columns, ...Object.fromEntries(none) };
}

const known: ReadonlySet<string> = new Set(
  [...allOrderFields, ...customerFields].map(({ name }) => name),
);

function isSaved({ field, byOption }: NamedColumn, source: string | undefined): boolean {
  const isKnown = known.has(field.replace(/-\d+$/, ''));
  return isKnown && (byOption || source === undefined || source === plain.name);
}
