import { dirname, isAbsolute, join } from 'node:path';
import * as z from 'zod/mini';
import type { Fault } from '../../input/yaml/faults.ts';
import { readYaml, wrongValue } from '../../input/yaml/read-yaml.ts';
import type { YamlPath, YamlText } from '../../input/yaml/yaml-text.ts';
import { type Place, problem } from '../../problems/problem.ts';
import { Refusal } from '../../problems/refusal.ts';
import type { WrittenRequest } from '../command.ts';
import type { OptionSpec, OptionTexts } from '../option.ts';
import { meantOption } from '../synonyms.ts';
import { handedNames, options } from './options.ts';
import { sectionNames } from './sections.ts';

const text = () => z.union([z.string(), z.number()], 'one value');
const list = (what: string) => z.array(text(), what);

/** The options that may stand under `options`. */
const specs: readonly OptionSpec[] = options.filter(
  ({ name }) => handedNames.has(name) || name === 'explain' || name === 'strict',
);

function valueSchema({ value, repeatable, help }: OptionSpec) {
  const schema: z.ZodMiniType<string | number | boolean | (string | number)[]> =
    value === undefined
      ? z.boolean('true or false')
      : repeatable === true
        ? z.union([text(), list('a list')], 'one value, or a list of them')
        : text();
  return z.optional(schema.check(z.describe(help)));
}

/** What may stand in the file of a report. */
export const reportFileSchema = z.strictObject(
  {
    title: z.optional(text().check(z.describe('the title of the page'))),
    files: list('a list of files').check(
      z.describe('the files, relative to the folder of this one; or patterns: exports/*.csv'),
    ),
    options: z.optional(
      z
        .strictObject(
          Object.fromEntries(specs.map((spec) => [spec.name, valueSchema(spec)])),
          'names of options with their values',
        )
        .check(z.describe('the options of rapport report, by name')),
    ),
    sections: z.optional(
      z
        .array(z.enum(sectionNames), 'a list of sections')
        .check(z.describe('only these sections; without it all that the files answer')),
    ),
    output: z.optional(
      text().check(z.describe('where the report is written; the ending says how: report.html')),
    ),
    'since-last': z.optional(
      text().check(z.describe('an earlier report, saved with --json: adds what has changed')),
    ),
  },
  'a list of names with their values',
);

/**
 * The request with what the file of a report adds that is among its operands. What the command line says wins, and
 * other files that it names are added.
 *
 * @throws {Refusal} the file cannot be read or is not understood
 */
export function withReportFile(
  { operands, options: written }: WrittenRequest,
  file: string,
  directory: string,
): WrittenRequest {
  const { data, yaml } = readYaml(file, directory, reportFile);
  const folder = dirname(file);
  const placed = (name: string) =>
    folder === '.' || name === '-' || isAbsolute(name) ? name : join(folder, name);
  const textAt = (path: YamlPath) => yaml.text(path) ?? String(yaml.described(path));
  const one = (name: 'title' | 'output' | 'since-last', of = (each: string) => each) =>
    data[name] === undefined ? {} : { [name]: of(textAt([name])) };
  const files = data.files.map((_, i) => placed(textAt(['files', i])));
  const settled: OptionTexts = {
    ...optionTexts(yaml, data.options ?? {}, placed),
    ...one('title'),
    ...one('output', placed),
    ...one('since-last', placed),
    ...(data.sections !== undefined && { sections: data.sections }),
  };
  return {
    operands: operands.flatMap((each) => (each === file ? files : [each])),
    options: { ...settled, ...written },
  };
}

/** The options as the command line would have them. */
function optionTexts(
  yaml: YamlText,
  values: Readonly<Record<string, unknown>>,
  placed: (name: string) => string,
): OptionTexts {
  const entries = Object.entries(values).flatMap(
    ([name, value]): [string, OptionTexts[string]][] => {
      const spec = specs.find((each) => each.name === name);
      if (value === false) return [];
      if (value === true) return [[name, value]];
      const paths: readonly YamlPath[] = Array.isArray(value)
        ? value.map((_, i) => ['options', name, i])
        : [['options', name]];
      const texts = paths.map((path) => yaml.text(path) ?? yaml.described(path));
      const own = spec?.value === 'FILE' ? texts.map(placed) : texts;
      return [[name, spec?.repeatable === true ? own : (own[0] ?? '')]];
    },
  );
  return Object.fromEntries(entries);
}

const reportFile = {
  schema: reportFileSchema,
  unreadable: (reason: string, at: Place) => problem('report-file-unreadable', { reason }, at),
  broken: (reason: string, at: Place) => problem('report-file-broken', { reason }, at),
  problem: (fault: Fault) => {
    const { at, name, path } = fault;
    if (fault.kind === 'unknown') {
      const isOption = path[0] === 'options' && path.length > 1;
      const suggestion = isOption ? meantOption(name, specs) : fault.nearest;
      return problem('report-file-unknown', { name, suggestion }, at);
    }
    if (fault.kind === 'missing')
      return problem('report-file-broken', { reason: 'it names no files' }, at);
    return problem('report-file-broken', { reason: wrongValue(fault) }, at);
  },
};

/** @throws {Refusal} there are two files of a report */
export function refuseTwo([first = '', second]: readonly string[]): void {
  if (second === undefined) return;
  const settle = 'A report has one file of choices: name one of them.';
  throw new Refusal(problem('option-conflict', { options: `${first} and ${second}`, settle }));
}
