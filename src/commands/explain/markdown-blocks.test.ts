import { expect, it } from 'vitest';
import { markdownBlocks } from './markdown-blocks.ts';

it('makes paragraphs, code, headings, lists and tables of a page', () => {
  const page = [
    'One `word` and',
    '[a link](x.md).',
    '',
    '```csv orders.csv',
    'a,  b',
    '```',
    '',
    '## What to do',
    '',
    '- first',
    '- second,',
    '  which goes on',
    '',
    '| option | meaning |',
    '|---|---|',
    '| `--a M\\|S` | x |',
  ].join('\n');
  expect(markdownBlocks(page)).toEqual([
    { kind: 'text', tone: 'plain', lines: ['One word and a link.', ''] },
    { kind: 'text', tone: 'plain', lines: ['orders.csv:'] },
    { kind: 'code', lines: ['a,  b'] },
    { kind: 'text', tone: 'plain', lines: [''] },
    { kind: 'text', tone: 'plain', lines: ['WHAT TO DO'] },
    { kind: 'text', tone: 'plain', lines: ['- first', ''] },
    { kind: 'text', tone: 'plain', lines: ['- second, which goes on', ''] },
    {
      kind: 'table',
      columns: [
        { header: 'option', align: 'left', flexible: true },
        { header: 'meaning', align: 'left', flexible: true },
      ],
      rows: [{ cells: ['--a M|S', 'x'] }],
    },
    { kind: 'text', tone: 'plain', lines: [''] },
  ]);
});
