import { problem } from '../problems/problem.ts';
import { Refusal } from '../problems/refusal.ts';
import { beside } from './beside.ts';
import { readFails } from './fails.ts';
import type { FixtureCase } from './fixture.ts';
import { runnable } from './runnable.ts';
import type { RunOptions } from './runner.ts';
import { readExpectations } from './yaml-expectations.ts';
import type { YamlNode } from './yaml-node.ts';

/** What the cases of a file have in common unless they say otherwise. */
export interface Defaults {
  readonly command?: string;
  readonly options: RunOptions;
  readonly files: readonly string[];
}

const defaultsKeys = ['command', 'options', 'files'];
const caseKeys = ['name', ...defaultsKeys, 'expect', 'tolerance', 'fails'];

export function readDefaults(node: YamlNode | undefined): Defaults {
  if (node === undefined) return { options: {}, files: [] };
  const fields = node.fields('defaults', defaultsKeys);
  return readRun(fields, { options: {}, files: [] });
}

export function readCase(node: YamlNode, defaults: Defaults): FixtureCase {
  const fields = node.fields('a case', caseKeys);
  const name = fields.get('name');
  const { command, options, files } = readRun(fields, defaults);
  const fails = fields.get('fails');
  const expect = fields.get('expect');
  if (fails !== undefined && expect !== undefined) {
    fails.refuse('absent in a case that has "expect": a case either fails or returns values');
  }
  return {
    name: name === undefined ? missing(node, 'name') : oneText(name),
    line: node.line,
    command: command ?? missing(node, 'command'),
    options,
    files,
    expectations: readExpectations(expect, fields.get('tolerance'), node.shared),
    ...(fails !== undefined && {
      fails: { code: readFails(oneText(fails), fails.at()), line: fails.line },
    }),
  };
}

function readRun(fields: ReadonlyMap<string, YamlNode>, defaults: Defaults): Defaults {
  const command = fields.get('command');
  const options = fields.get('options');
  const files = fields.get('files');
  return {
    ...(command === undefined ? defaults : { command: runnable(oneText(command), command.at()) }),
    options: options === undefined ? defaults.options : mergedOptions(defaults.options, options),
    files:
      files === undefined
        ? defaults.files
        : files.items('a list of files').map((file) => beside(oneText(file), file.at())),
  };
}

/** The options of the defaults and of the case, whose own win; `false` takes one back. */
function mergedOptions(defaults: RunOptions, node: YamlNode): RunOptions {
  const merged = new Map(Object.entries(defaults));
  for (const [name, value] of node.fields('options')) {
    const given = optionValue(value);
    if (given === false) merged.delete(name);
    else merged.set(name, given);
  }
  return Object.fromEntries(merged);
}

function optionValue(node: YamlNode): string | readonly string[] | boolean {
  if (node.isList()) return node.items('a list').map(oneText);
  const value = node.scalar()?.value;
  if (typeof value === 'boolean') return value;
  return node.text() ?? node.refuse('a text, a number, true, or a list of texts');
}

function oneText(node: YamlNode): string {
  return node.text() ?? node.refuse('a text');
}

function missing(node: YamlNode, key: string): never {
  throw new Refusal(problem('fixture-key-missing', { key, within: 'the case' }, node.at()));
}
