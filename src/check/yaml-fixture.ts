import { type Document, LineCounter, visit } from 'yaml';
import { yamlDocument } from '../input/yaml-document.ts';
import { problem } from '../problems/problem.ts';
import { Refusal } from '../problems/refusal.ts';
import type { FixtureCase } from './fixture.ts';
import { readCase, readDefaults } from './yaml-case.ts';
import { placeIn, YamlNode } from './yaml-node.ts';

/**
 * Reads the cases of a YAML fixture; JSON is YAML. Each value keeps its place in the text, so that
 * messages name its line and `--update` can replace it alone.
 *
 * @throws {Refusal} the text is not YAML, or not of the form that docs/checks.md describes
 */
export function readYamlFixture(file: string, text: string): readonly FixtureCase[] {
  const lineCounter = new LineCounter();
  const document = yamlDocument(text, lineCounter);
  const lineAt = (position: number) => Math.max(1, lineCounter.linePos(position).line);
  const source = { file, document, lines: text.split(/\r?\n/), lineAt };
  const faults = [...document.errors, ...document.warnings];
  if (faults.length > 0) {
    throw new Refusal(
      faults.map(({ message, pos: [start] }) => {
        const line = lineAt(openedAt(document, start) ?? start);
        return problem('fixture-syntax', { detail: message }, placeIn(source, line));
      }),
    );
  }
  const root = new YamlNode(source, 'fixture', document.contents, 0);
  const fields = root.fields('a fixture', ['defaults', 'cases']);
  const cases = fields.get('cases');
  if (cases === undefined) {
    const args = { key: 'cases', within: 'the fixture' };
    throw new Refusal(problem('fixture-key-missing', args, placeIn(source, 1)));
  }
  const defaults = readDefaults(fields.get('defaults'));
  const items = cases.items('a list of cases');
  return items.length === 0
    ? cases.refuse('a list of at least one case')
    : items.map((item) => readCase(item, defaults));
}

/** Where the quoted text began that a fault ends: what never closes is mended where it opens. */
function openedAt(document: Document, position: number): number | undefined {
  let opened: number | undefined;
  visit(document, {
    Scalar: (_, { type, range }) => {
      const [start, end] = range ?? [position, position];
      if (type?.startsWith('QUOTE') && start < position && position <= end) opened = start;
    },
  });
  return opened;
}
