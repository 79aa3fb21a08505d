import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import type { Block, Document } from '../document.ts';
import { page } from './page.ts';

const settings = { command: 'rapport value a.csv', explain: false };
const document = (...blocks: Block[]): Document => ({ title: 'T', blocks });
const text = (tone: 'plain' | 'left out', line: string): Block => ({
  kind: 'text',
  tone,
  lines: [line],
});
const places = (html: string, ...texts: string[]) => texts.map((each) => html.indexOf(each));
const rising = (numbers: readonly number[]) =>
  numbers.every((number, i) => number >= 0 && number > (numbers[i - 1] ?? -1));

it('shows answers first, then figures, what is left out, the method and the command', () => {
  const html = page(
    {
      answers: [
        {
          sentence: 'Of 15 it is 5.',
          certainty: 'counted',
          wouldChange: 'time',
          figures: [{ text: '5' }],
        },
      ],
      ...document(
        { kind: 'fields', rows: [['Method', 'by hand']] },
        text('left out', 'Left out: growth'),
        { kind: 'table', columns: [{ header: 'n', align: 'right' }], rows: [{ cells: ['5'] }] },
      ),
    },
    settings,
  );
  const found = places(
    html,
    'Of 15 it is <strong>5</strong>.',
    '<table>',
    'Left out: growth',
    'by hand',
    'a.csv',
  );
  expect(rising(found)).toBe(true);
});

it('allows its own style and scripts by their hashes, and nothing else', () => {
  const script = 'document.title = "changed"';
  const html = page(document(), { ...settings, scripts: [script] });
  const hash = (code: string) => createHash('sha256').update(code).digest('base64');
  const style = /<style>([\s\S]*?)<\/style>/.exec(html)?.[1] ?? '';
  const policy = /Content-Security-Policy" content="([^"]*)"/.exec(html)?.[1];
  expect(policy).toBe(
    `default-src 'none'; style-src 'sha256-${hash(style)}'; script-src 'sha256-${hash(script)}'; img-src data:; base-uri 'none'; form-action 'none'`,
  );
  expect(html).not.toMatch(/ style=/);
});

it('keeps every text a text, wherever it stands', () => {
  const hostile = `</style></script><script>alert("1")</script><img src=x onerror='x'>\u202e&amp;`;
  const html = page(
    {
      title: hostile,
      subtitle: hostile,
      answers: [
        {
          sentence: hostile,
          certainty: hostile,
          wouldChange: hostile,
          figures: [{ text: hostile }],
        },
      ],
      blocks: [
        { kind: 'fields', rows: [[hostile, hostile]] },
        { kind: 'heading', text: hostile, lead: hostile },
        { kind: 'code', lines: [hostile] },
        text('plain', hostile),
        text('left out', hostile),
        {
          kind: 'table',
          heading: hostile,
          columns: [{ header: hostile, align: 'left' }],
          rows: [{ cells: [hostile] }],
          detail: hostile,
        },
        {
          kind: 'heatmap',
          heading: hostile,
          description: hostile,
          lead: [hostile, hostile],
          columns: [hostile],
          rows: [{ lead: [hostile, hostile], cells: [{ text: hostile, heat: 1 }] }],
          setOff: hostile,
          rest: '',
        },
      ],
    },
    { ...settings, command: `rapport value '${hostile}'` },
  );
  expect(html.match(/<script|<img|onerror='|<\/style>/g)).toEqual(['</style>']);
  expect(html).not.toContain('\u202e');
});

it('folds details under their name, once a part, and opens them where all is asked for', () => {
  const models: Block = { ...text('plain', 'AIC'), detail: 'the models' };
  const more: Block = { ...text('plain', 'shape'), detail: 'the models' };
  const html = page(document(models, text('plain', 'between'), more), settings);
  expect(html.match(/<details[^>]*><summary>[^<]*/g)).toEqual(['<details><summary>The models']);
  expect(rising(places(html, 'AIC', 'shape', 'between'))).toBe(true);
  expect(page(document(models), { ...settings, explain: true })).toContain('<details open>');
});

it('breaks the command between options only', () => {
  const command = "rapport value 'a b.csv' --margin 55% -o 'x y.html'";
  const html = page(document(), { ...settings, command });
  expect([...html.matchAll(/<span class="word">([^<]*)/g)].map(([, word]) => word)).toEqual([
    'rapport',
    'value',
    '&#39;a b.csv&#39;',
    '--margin 55%',
    '-o &#39;x y.html&#39;',
  ]);
});

it('says below the title what amounts are, for readers who did not choose it', () => {
  const html = page(
    { ...document(), subtitle: 'margin, EUR', meaning: 'what is left of spend' },
    settings,
  );
  expect(html).toContain('<p class="subtitle">margin, EUR: what is left of spend</p>');
});
