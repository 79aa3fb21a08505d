import { Scalar } from 'yaml';
import { nearest } from '../problems/nearest.ts';
import { problem } from '../problems/problem.ts';
import { Refusal } from '../problems/refusal.ts';
import { type Expected, expectedExactly, expectedNumber } from './expected.ts';
import type { Expectation, Slot } from './fixture.ts';
import { readPath } from './path.ts';
import { readTolerance } from './tolerance.ts';
import type { WrittenNumber } from './written-number.ts';
import type { YamlNode } from './yaml-node.ts';

/** The expected values of a case, in the order of the file. `shared`: other cases have them as well. */
export function readExpectations(
  expect: YamlNode | undefined,
  tolerance: YamlNode | undefined,
  shared: boolean,
): readonly Expectation[] {
  const fields = [...(expect?.fields('expect') ?? [])];
  const tolerances = readTolerances(
    tolerance,
    fields.map(([path]) => path),
  );
  return fields.map(([path, node]) => {
    const slot = shared || expect?.shared ? undefined : slotOf(node);
    return {
      path: readPath(path, node.at()),
      line: node.line,
      expected: readExpected(node, tolerances(path)),
      ...(slot !== undefined && { slot }),
    };
  });
}

/** One tolerance for all numbers of a case, or one by path. */
function readTolerances(
  node: YamlNode | undefined,
  paths: readonly string[],
): (path: string) => WrittenNumber | undefined {
  if (node === undefined) return () => undefined;
  if (!node.isMapping()) {
    const one = readOne(node);
    return () => one;
  }
  const byPath = node.fields('tolerance');
  for (const [key, value] of byPath) {
    if (paths.includes(key)) continue;
    const known = paths.length === 0 ? 'nothing, since nothing is expected' : paths.join(', ');
    const args = { key, within: 'tolerance', known, nearest: nearest(key, paths) };
    throw new Refusal(problem('fixture-key-unknown', args, value.at()));
  }
  return (path) => {
    const own = byPath.get(path);
    return own === undefined ? undefined : readOne(own);
  };
}

function readOne(node: YamlNode): WrittenNumber {
  const text = typeof node.scalar()?.value === 'number' ? node.text() : undefined;
  return readTolerance(text ?? '') ?? node.refuse('a number that is not negative');
}

function readExpected(node: YamlNode, tolerance: WrittenNumber | undefined): Expected {
  const value = node.scalar()?.value;
  if (typeof value === 'string' || typeof value === 'boolean' || value === null) {
    return expectedExactly(value);
  }
  const number =
    typeof value === 'number'
      ? (expectedNumber(node.text() ?? '', tolerance) ?? expectedNumber(String(value), tolerance))
      : undefined;
  return (
    number ?? node.refuse('one value: address the parts of a list or an object by their paths')
  );
}

const styles: Readonly<Record<string, Slot['style']>> = {
  [Scalar.PLAIN]: 'plain',
  [Scalar.QUOTE_SINGLE]: 'single-quoted',
  [Scalar.QUOTE_DOUBLE]: 'double-quoted',
};

/** Where the value alone stands; nowhere if it has a tag, is left out, or spans lines as a block. */
function slotOf(node: YamlNode): Slot | undefined {
  const scalar = node.scalar();
  const style = styles[scalar?.type ?? ''];
  if (node.shared || style === undefined || scalar?.tag !== undefined) return undefined;
  const [start, end] = scalar?.range ?? [0, 0];
  return start < end ? { start, end, style } : undefined;
}
