import { Scalar } from 'yaml';
import type { Fault } from '../input/yaml/faults.ts';
import { understoodYaml, type YamlKind } from '../input/yaml/read-yaml.ts';
import type { YamlPath, YamlText } from '../input/yaml/yaml-text.ts';
import { nearest } from '../problems/nearest.ts';
import { type Problem, problem } from '../problems/problem.ts';
import { Refusal } from '../problems/refusal.ts';
import {
  type Expected,
  expectedExactly,
  expectedNumber,
  readTolerance,
  type Tolerance,
} from './expected.ts';
import type { Expectation, FixtureCase, Slot } from './fixture.ts';
import { allowedCode, fixtureSchema, type WrittenCase, type WrittenRun } from './fixture-schema.ts';
import { readPath } from './path.ts';
import type { RunOptions } from './runner.ts';

/**
 * Reads the cases of a YAML fixture; JSON is YAML. Each value keeps its place in the text, so that
 * messages name its line and `--update` can replace it alone.
 *
 * @throws {Refusal} the text is not YAML, or not of the form that docs/checks.md describes
 */
export function readYamlFixture(file: string, text: string): readonly FixtureCase[] {
  const { data, yaml } = understoodYaml(file, text, kind);
  const none: Run = { options: {}, files: [] };
  const usual = toleranceAt(yaml, ['defaults', 'tolerance']);
  const defaults: Defaults = {
    ...readRun(yaml, ['defaults'], data.defaults ?? {}, none),
    ...(usual !== undefined && { tolerance: usual }),
  };
  const problems: Problem[] = [];
  const cases = data.cases.map((written, i) =>
    readCase(yaml, ['cases', i], written, defaults, problems),
  );
  if (problems.length > 0) throw new Refusal(...problems);
  return cases;
}

const kind: YamlKind<typeof fixtureSchema> = {
  schema: fixtureSchema,
  broken: (detail, at) => problem('fixture-syntax', { detail }, at),
  problem: (fault) => {
    const { at } = fault;
    if (fault.kind === 'unknown') return unknownKey(fault.name, withinOf(fault), fault.known, at);
    if (fault.kind === 'missing') {
      const within = fault.path.length === 0 ? 'the fixture' : 'the case';
      return problem('fixture-key-missing', { key: fault.name, within }, at);
    }
    const { name, found: text } = fault;
    const allowed = name === 'fails' ? allowedCode(text) : fault.allowed;
    return problem('fixture-value', { key: name === '' ? 'fixture' : name, text, allowed }, at);
  },
};

function withinOf({ path }: Fault): string {
  if (path.length === 1) return 'a fixture';
  if (path.length === 3 && path[0] === 'cases') return 'a case';
  return String(path.at(-2));
}

function unknownKey(
  key: string,
  within: string,
  names: readonly string[],
  at: Fault['at'],
  known = names.join(', '),
): Problem {
  return problem('fixture-key-unknown', { key, within, known, nearest: nearest(key, names) }, at);
}

/** What a case runs, or what the cases of a file run unless they say otherwise. */
interface Run {
  readonly command?: string;
  readonly options: RunOptions;
  readonly files: readonly string[];
}

/** What the cases of a file have unless they say otherwise. */
interface Defaults extends Run {
  readonly tolerance?: Tolerance;
}

function readRun(yaml: YamlText, path: YamlPath, written: WrittenRun, defaults: Run): Run {
  const { command, options, files } = written;
  return {
    ...(command === undefined ? defaults : { command }),
    options: mergedOptions(yaml, [...path, 'options'], options ?? {}, defaults.options),
    files: files?.map((_, i) => yaml.text([...path, 'files', i]) ?? '') ?? defaults.files,
  };
}

/** The options of the defaults and of the case, whose own win; `false` takes one back. */
function mergedOptions(
  yaml: YamlText,
  path: YamlPath,
  options: NonNullable<WrittenRun['options']>,
  defaults: RunOptions,
): RunOptions {
  const merged = new Map(Object.entries(defaults));
  for (const [name, value] of Object.entries(options)) {
    const at = [...path, name];
    if (value === false) merged.delete(name);
    else if (value === true) merged.set(name, value);
    else if (Array.isArray(value))
      merged.set(
        name,
        value.map((_, i) => yaml.text([...at, i]) ?? ''),
      );
    else merged.set(name, yaml.text(at) ?? '');
  }
  return Object.fromEntries(merged);
}

function readCase(
  yaml: YamlText,
  path: YamlPath,
  written: WrittenCase,
  defaults: Defaults,
  problems: Problem[],
): FixtureCase {
  const { command = '', options, files } = readRun(yaml, path, written, defaults);
  if (command === '') {
    const args = { key: 'command', within: 'the case' };
    problems.push(problem('fixture-key-missing', args, yaml.at(path)));
  }
  const { fails } = written;
  const ofFails = yaml.at([...path, 'fails']);
  if (fails !== undefined && written.expect !== undefined) {
    const allowed = 'absent in a case that has "expect": a case either fails or returns values';
    problems.push(problem('fixture-value', { key: 'fails', text: `"${fails}"`, allowed }, ofFails));
  }
  return {
    name: yaml.text([...path, 'name']) ?? '',
    line: yaml.at(path).line ?? 1,
    command,
    options,
    files,
    expectations: readExpectations(yaml, path, written, defaults.tolerance, problems),
    ...(fails !== undefined && { fails: { code: fails, line: ofFails.line ?? 1 } }),
  };
}

/** The expected values of a case, in the order of the file. */
function readExpectations(
  yaml: YamlText,
  path: YamlPath,
  { expect = {}, tolerance }: WrittenCase,
  usual: Tolerance | undefined,
  problems: Problem[],
): readonly Expectation[] {
  const names = Object.keys(expect);
  const byPath = typeof tolerance === 'object' ? tolerance : {};
  for (const key of Object.keys(byPath)) {
    if (names.includes(key)) continue;
    const known = names.length === 0 ? 'nothing, since nothing is expected' : names.join(', ');
    const at = yaml.at([...path, 'tolerance', key]);
    problems.push(unknownKey(key, 'tolerance', names, at, known));
  }
  const toleranceOf = (name: string): Tolerance | undefined => {
    const one = [...path, 'tolerance', ...(typeof tolerance === 'object' ? [name] : [])];
    return toleranceAt(yaml, one) ?? usual;
  };
  return Object.entries(expect).map(([name, value]) => {
    const at = [...path, 'expect', name];
    const slot = slotOf(yaml, at);
    const place = yaml.at(at);
    return {
      path: readPath(name, place),
      line: place.line ?? 1,
      expected: expectedOf(value, yaml.text(at) ?? '', toleranceOf(name)),
      ...(slot !== undefined && { slot }),
    };
  });
}

/** The tolerance that stands there, read digit for digit. */
const toleranceAt = (yaml: YamlText, path: YamlPath): Tolerance | undefined =>
  readTolerance(yaml.text(path) ?? '') ?? readTolerance(String(yaml.scalar(path)?.value));

function expectedOf(
  value: string | number | boolean | null,
  text: string,
  tolerance: Tolerance | undefined,
): Expected {
  if (typeof value !== 'number') return expectedExactly(value);
  const number = expectedNumber(text, tolerance) ?? expectedNumber(String(value), tolerance);
  if (number === undefined) throw new RangeError(`${text} is a number without digits`);
  return number;
}

const styles: Readonly<Record<string, Slot['style']>> = {
  [Scalar.PLAIN]: 'plain',
  [Scalar.QUOTE_SINGLE]: 'single-quoted',
  [Scalar.QUOTE_DOUBLE]: 'double-quoted',
};

/** Where the value alone stands; nowhere if it is shared, has a tag, is left out, or spans lines as a block. */
function slotOf(yaml: YamlText, path: YamlPath): Slot | undefined {
  const scalar = yaml.scalar(path);
  const style = styles[scalar?.type ?? ''];
  if (yaml.isShared(path) || style === undefined || scalar?.tag !== undefined) return undefined;
  const [start, end] = scalar?.range ?? [0, 0];
  return start < end ? { start, end, style } : undefined;
}
