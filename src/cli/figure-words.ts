import { locate } from '../check/compare.ts';
import { type Path, readPath } from '../check/path.ts';
import type { ReportSection } from '../commands/report/result.ts';
import type { ResultAnswer } from '../commands/shared/result-answer.ts';
import { valueName } from '../commands/shared/table.ts';
import type { Report } from '../core/report.ts';
import { numberText } from '../render/number-text.ts';
import type { NamedFigure } from '../render/workbook/answer-sheet.ts';
import { manual } from './manual.ts';

/** What a JSON Schema of the package says of a field. */
interface Described {
  readonly description?: string;
  readonly properties?: Readonly<Record<string, Described>>;
  readonly additionalProperties?: Described | boolean;
  readonly items?: Described;
  readonly anyOf?: readonly Described[];
}

/** What `compare` calls the figures of a command, by their paths: "total.after[days].returned". */
type Labels = Readonly<Record<string, { readonly label: string }>>;

type AnyReport = Pick<Report<unknown>, 'schema' | 'result'>;
type Answer = Pick<ResultAnswer, 'figures'>;

/**
 * The figures that the answers of a report name, each once, in words: as `compare` calls it, or as the schema of the
 * result describes it. A report of questions has them in the reports of its sections.
 */
export async function namedFigures(
  report: AnyReport,
  answers: readonly Answer[],
): Promise<readonly NamedFigure[]> {
  const { default: labels } = await import('../commands/compare/figures.json', {
    with: { type: 'json' },
  });
  const all: Readonly<Record<string, Labels>> = labels;
  const named = new Map<string, NamedFigure>();
  for (const [own, { figures }] of answeredBy(report, answers)) {
    const [, form = '', command = ''] = /^rapport\/(([a-z-]+)@\d+)$/.exec(own.schema) ?? [];
    const schema: Described = JSON.parse(manual.page(`schemas/${form}.json`));
    for (const figure of figures) {
      const name = figureWords(figure.at, own, schema, all[command] ?? {});
      named.set(`${name} ${figure.at} ${figure.text}`, { ...figure, name });
    }
  }
  return [...named.values()];
}

/** The answers, each with the report in which its figures stand. */
function answeredBy(
  report: AnyReport,
  answers: readonly Answer[],
): readonly (readonly [AnyReport, Answer])[] {
  if (!report.schema.startsWith('rapport/report@'))
    return answers.map((answer) => [report, answer]);
  const { sections } = report.result as { readonly sections: readonly ReportSection[] };
  const ofSection = new Map(sections.map(({ section, report: own }) => [section, own]));
  return sections.flatMap(({ answer, from, report: own }) => {
    const found = own ?? (from === null ? undefined : ofSection.get(from));
    return answer === null || found === undefined ? [] : [[found as unknown as AnyReport, answer]];
  });
}

/** A figure in words: "Bought again within 365 days", "What they spend within the horizon: P90". */
function figureWords(at: string, report: AnyReport, schema: Described, labels: Labels): string {
  const path = readPath(at, {});
  const entries = entriesOn(path, report);
  const label = labels[at] ?? entryOf(labels, at);
  const words = label?.label ?? described(path, schema);
  const counted = entries.find(({ number }) => number !== undefined);
  const filled =
    counted?.number === undefined ? words : words.replace(/\bN\b/, numberText(counted.number, 0));
  const others = entries.filter((entry) => filled === words || entry !== counted);
  const suffix = others.length === 0 ? '' : ` (${others.map(({ text }) => text).join(', ')})`;
  return `${filled.charAt(0).toUpperCase()}${filled.slice(1)}${suffix}`;
}

/** The label of an entry of a list: of a segment that of the total, whose fields a segment has too. */
function entryOf(labels: Labels, at: string): Labels[string] | undefined {
  const place = (path: string) => path.replaceAll(/\[[^\]]*\]/g, '[]');
  const wanted = place(at.replace(/^segments\[[^\]]*\]/, 'total'));
  return Object.entries(labels).find(([name]) => place(name) === wanted)?.[1];
}

/** What the schema says of the figure, and of what it is in; nothing of the total, or of lists. */
function described({ steps, fromReport }: Path, schema: Described): string {
  let field = fromReport ? schema : below(schema, 'result');
  const words: string[] = [];
  for (const [i, step] of steps.entries()) {
    field = below(field, step.kind === 'key' ? step.key : undefined);
    const next = steps[i + 1];
    const isList = next !== undefined && next.kind !== 'key';
    const isTotal = step.kind === 'key' && step.key === 'total' && next !== undefined;
    if (step.kind === 'key' && !isTotal && !isList) words.push(clause(field, step.key));
  }
  return words.slice(-2).join(': ');
}

/** The field of an object, or an entry of a list. */
function below(schema: Described | undefined, key?: string): Described | undefined {
  for (const each of schema === undefined ? [] : [schema, ...(schema.anyOf ?? [])]) {
    const { additionalProperties: other } = each;
    const found = key === undefined ? each.items : each.properties?.[key];
    if (found !== undefined) return found;
    if (key !== undefined && typeof other === 'object') return other;
  }
  return undefined;
}

/** The beginning of a description, without what it adds and the options that it needs; without one, the field's name. */
function clause(field: Described | undefined, key: string): string {
  const text = (field?.description ?? '').replaceAll('`', '').replace(/^(?:with|of) [^:;]*: /, '');
  const beginning = spaced(text.split(/[;:(]|, /)[0] ?? '').trim();
  if (beginning === '') return spaced(key);
  return /^(?:after|before|for|of|with)\b/.test(beginning)
    ? `${spaced(key)}, ${beginning}`
    : beginning;
}

/** Names of fields as words: "perCustomer" is "per customer". */
const spaced = (text: string): string =>
  text.replaceAll(/\b[a-z]+(?:[A-Z][a-z]+)+\b/g, (name) =>
    name.replaceAll(/(?=[A-Z])/g, ' ').toLowerCase(),
  );

/** What tells an entry of a list from the others; of days and months their number. */
interface Entry {
  readonly text: string;
  readonly number?: number;
}

/** The entries of lists on the way to a figure: a segment, "365 days", a name. */
function entriesOn({ steps, fromReport }: Path, report: AnyReport): readonly Entry[] {
  let at = fromReport ? '$' : '';
  return steps.flatMap((step): Entry[] => {
    at += step.text;
    if (step.kind === 'key') return [];
    const found = locate(report, readPath(at, {}));
    const entry: unknown = found.ok ? found.value : null;
    const [first] = typeof entry === 'object' && entry !== null ? Object.entries(entry) : [];
    if (first === undefined) return [];
    const [key, value]: readonly [string, unknown] = first;
    if (typeof value === 'string') return [{ text: valueName(value) }];
    if (typeof value === 'number')
      return /^(?:days|months|years)$/.test(key)
        ? [{ text: `${numberText(value, 0)} ${key}`, number: value }]
        : [];
    return typeof value === 'object' && value !== null
      ? [{ text: Object.values(value).map(String).map(valueName).join(', ') }]
      : [];
  });
}
