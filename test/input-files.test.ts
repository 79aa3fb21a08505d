import { readdir, readFile } from 'node:fs/promises';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { parse, parseDocument } from 'yaml';
import { inputFiles } from '../scripts/input-files.ts';
import { fileSchema } from '../scripts/report-schema.ts';
import { faultsOf } from '../src/input/yaml/faults.ts';
import { YamlText } from '../src/input/yaml/yaml-text.ts';
import { caseNames, casesFolder, expectedEffect } from './harness/case.ts';

const kinds = Object.keys(inputFiles);

const published = async (kind: string): Promise<string> =>
  await readFile(`schemas/${kind}@1.json`, 'utf8');

const validators = new Map(
  await Promise.all(
    kinds.map(async (kind) => {
      const schema = JSON.parse(await published(kind)) as object;
      return [kind, new Ajv2020({ strict: true }).compile(schema)] as const;
    }),
  ),
);
const isValid = (kind: string, text: string): boolean =>
  validators.get(kind)?.(parse(text)) === true;

describe('the schema of a kind of file', () => {
  it.each(Object.entries(inputFiles))(
    'of %s is up to date (npm run schemas)',
    async (name, kind) => {
      expect(await published(name)).toBe(fileSchema(kind));
    },
  );
});

/** A file that a command reads, and whether the command refuses it for its shape; undefined where it never came to that. */
interface Example {
  readonly name: string;
  readonly kind: string;
  readonly text: string;
  readonly isRefused: boolean | undefined;
}

/** What is said of a shape; what an assumption means to one command alone is not in the schema of all. */
const ofShape =
  /\[(programme-(broken|unknown)|assumptions-broken|assumption-unknown|source-broken|report-file-(broken|unknown)|fixture-(value|key-unknown|key-missing)):/;

/** Which files a command line names as which kind. */
function named(commands: string): ReadonlyMap<string, string> {
  const patterns: readonly (readonly [string, RegExp])[] = [
    ['assumptions', /(?:-a|--assumptions) (\S+\.(?:ya?ml|json))/g],
    ['source', /--source (\S+\.ya?ml)/g],
    ['programme', /(?:rapport ror|--programme) (\S+\.(?:ya?ml|json))/g],
    ['report-file', /rapport report (\S+\.ya?ml)/g],
    ['fixture', /rapport check (\S+\.check\.(?:ya?ml|json))/g],
  ];
  return new Map(
    patterns.flatMap(([kind, pattern]) =>
      [...commands.matchAll(pattern)].map(([, file = '']) => [file, kind] as const),
    ),
  );
}

async function ofCases(): Promise<readonly Example[]> {
  const examples: Example[] = [];
  for (const name of await caseNames()) {
    const folder = `${casesFolder}/${name}`;
    const files = await readdir(folder);
    for (const [file, kind] of named(await readFile(`${folder}/cmd`, 'utf8'))) {
      if (!files.includes(file)) continue;
      const { code, stderr } = await expectedEffect(name);
      const isRefused = ofShape.test(stderr) ? true : code === 0 ? false : undefined;
      const text = await readFile(`${folder}/${file}`, 'utf8');
      examples.push({ name: `${name}/${file}`, kind, text, isRefused });
    }
  }
  return examples;
}

async function ofDocuments(): Promise<readonly Example[]> {
  const pages = (await readdir('docs', { recursive: true })).filter((file) => file.endsWith('.md'));
  const examples: Example[] = [];
  for (const page of ['README.md', ...pages.map((file) => `docs/${file}`)]) {
    const document = await readFile(page, 'utf8');
    const kindOf = named(document);
    for (const [, file = '', text = ''] of document.matchAll(
      /```(?:yaml|json) (\S+)\n(.*?)```/gs,
    )) {
      const kind = kindOf.get(file);
      if (kind !== undefined)
        examples.push({ name: `${page}: ${file}`, kind, text, isRefused: ofShape.test(document) });
    }
  }
  return examples;
}

/** Neither broken as YAML nor saved as something else than UTF-8: of its shape nothing can be said otherwise. */
const isYaml = ({ text }: Example): boolean =>
  !text.includes('\uFFFD') && parseDocument(text).errors.length === 0;
/** What no schema of one file can say: "spend" is an assumption, though none of `value`; a command may be a default. */
const notOfShape = [
  'value/problem-assumption-unknown/terms.yaml',
  'docs/problems/fixture-key-missing.md: renter.check.yaml',
];

const examples = [...(await ofCases()), ...(await ofDocuments())].filter(
  (example) => isYaml(example) && !notOfShape.includes(example.name),
);

describe('the files of the cases and the documents', () => {
  it.each(kinds)('have %s that are taken and that are refused', (kind) => {
    const all = examples.filter((each) => each.kind === kind);
    expect(all.some(({ isRefused }) => isRefused === true)).toBe(true);
    expect(all.some(({ isRefused }) => isRefused === false)).toBe(true);
  });

  it('are valid by the schema where rapport takes them, and invalid where it refuses their shape', () => {
    for (const { name, kind, text, isRefused } of examples)
      if (isRefused !== undefined) expect(isValid(kind, text), name).toBe(!isRefused);
  });
});

describe('the schema agrees with rapport', () => {
  const columns = 'columns: {customer: A, date: [B, C], amount: D}';
  const oneCase = 'name: a, command: estimate';
  it.each([
    ['assumptions', 'margin: 0.25\nspend: 900..1200/mo\ntiming: mid\nhorizon: "5y"', true],
    ['assumptions', 'margin: ""', true],
    ['assumptions', 'margin: true', false],
    ['assumptions', 'margin: [25%]', false],
    ['assumptions', 'margin:', false],
    ['assumptions', 'timing: begin', false],
    ['assumptions', 'margins: 25%', false],
    ['assumptions', '[margin]', false],
    ['programme', 'customers: 2000\nafter: {spend: 60/mo, churn: 0.2}', true],
    ['programme', 'investment: [{year: 1, amount: 5000}, {what: cards}]', true],
    ['programme', 'investment: {year: 1}', false],
    ['programme', 'investment: [5000]', false],
    ['programme', 'assignment: lottery', false],
    ['programme', 'comparison: {after: {spend: 1/y}, spend: 1/y}', true],
    ['programme', 'comparison: {after: {return: 1}}', false],
    ['source', `${columns}\nkeep: {paid: true, Art: [1, b]}`, true],
    ['source', `${columns}\ndrop: {Art: {void: x, other: [y]}, Kanal: [z]}`, true],
    ['source', `${columns}\ndrop: {Art: {lost: x}}`, false],
    ['source', `${columns}\nkeep: {Art: []}`, false],
    ['source', `${columns}\nkeep: {Art: " "}`, false],
    ['source', `${columns}\nrow: lines`, false],
    ['source', 'columns: {custmer: A, date: B, amount: C}', false],
    ['report-file', 'files: [orders.csv]\nsections: [worth, cost]\noptions: {margin: 40%}', true],
    ['report-file', 'files: orders.csv', false],
    ['report-file', 'files: [orders.csv]\nsections: [wroth]', false],
    ['report-file', 'files: [orders.csv]\ntitel: X', false],
    ['fixture', `cases: [{${oneCase}, expect: {a: 1.50, b: null, c: true, d: x}}]`, true],
    ['fixture', `cases: [{${oneCase}, options: {by: [a, 1], spend: false}, files: [a]}]`, true],
    ['fixture', `cases: [{${oneCase}, tolerance: {a: 0.5}}, {${oneCase}, tolerance: 0}]`, true],
    ['fixture', `cases: [{${oneCase}, tolerance: -1}]`, false],
    ['fixture', `cases: [{${oneCase}, expect: {a: [1]}}]`, false],
    ['fixture', `cases: [{${oneCase}, files: ["-"]}]`, false],
    ['fixture', `cases: [{${oneCase}, fails: margin-neded}]`, false],
    ['fixture', `cases: [{${oneCase}, fails: margin-needed}]`, true],
    ['fixture', 'cases: [{name: a, command: check}]', false],
    ['fixture', 'cases: [{command: estimate}]', false],
    ['fixture', 'cases: []', false],
    ['fixture', 'defaults: {name: a}\ncases: [{name: a}]', false],
  ])('on %s %j: %s', (kind, text, isTaken) => {
    const faults = faultsOf(new YamlText('x.yaml', text), inputFiles[kind]?.schema as never);
    expect([isValid(kind, text), faults.length === 0]).toEqual([isTaken, isTaken]);
  });
});
