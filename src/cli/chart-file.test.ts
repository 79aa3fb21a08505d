import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it, test } from 'vitest';
import { parsedSvg, withClass } from '../render/picture/testing/parsed-svg.ts';
import { drawn, svgName } from './chart-file.ts';
import { registry } from './registry.ts';
import { runIn } from './testing/run-in.ts';

const directory = mkdtempSync(join(tmpdir(), 'rapport-chart-'));
afterAll(() => rmSync(directory, { recursive: true }));
const fixture = (file: string) => fileURLToPath(new URL(`../../fixtures/${file}`, import.meta.url));

const ran = (words: readonly string[]) => runIn(directory, words);

/** A request of each command that draws. */
const requests: Readonly<Record<keyof typeof drawn, readonly string[]>> = {
  estimate: ['--spend', '1062/mo', '--tenure', '4y', '--margin', '25%', '--discount', '10%'],
  value: [fixture('households/households.csv'), '--by', 'home', '--margin', '25%'],
  compare: [fixture('households/plan.json'), fixture('households/actual.json')],
  retention: [fixture('households/households.csv'), '--by', 'home'],
  cohorts: [fixture('shop/orders.csv')],
  forecast: [fixture('shop/orders.csv')],
  referral: [
    fixture('households/referrals.csv'),
    '--customers',
    fixture('households/households.csv'),
  ],
  recovery: [
    fixture('households/worked-problems.csv'),
    ...['--no-problem-stay', '90%', '--value-to-come', '1000'],
  ],
  ror: [fixture('households/worked-programme.yaml')],
  pulse: [fixture('households/indicators.csv')],
  report: [fixture('shop/orders.csv'), '--margin', '55%'],
};

describe('--chart', () => {
  test.each(Object.entries(requests))('%s draws', async (command, words) => {
    const file = join(directory, `${command}.svg`);
    expect(await ran([command, ...words, '--chart', file, '--quiet'])).toEqual({
      code: 0,
      stderr: '',
    });
    const elements = parsedSvg(readFileSync(file, 'utf8'));
    expect(elements[0]?.name).toBe('svg');
    expect(withClass(elements, 'p-title')).not.toEqual([]);
    expect(elements.some(({ name }) => name === 'path' || name === 'rect')).toBe(true);
  });

  it('is written with the result or not at all', async () => {
    const words = ['retention', ...requests.retention, '--chart', 'a.svg', '-o', 'nowhere/a.json'];
    const { code, stderr } = await ran(words);
    expect(code).toBe(2);
    expect(stderr).toContain('output-unwritable');
    expect(existsSync(join(directory, 'a.svg'))).toBe(false);
  });

  it('is refused where there is no picture, and nothing is written', async () => {
    const words = ['inspect', fixture('shop/orders.csv'), '--chart', 'b.svg', '-o', 'b.json'];
    const { code, stderr } = await ran(words);
    expect(code).toBe(2);
    expect(stderr).toContain('picture-none');
    expect(stderr).toContain('Commands that draw: estimate, ');
    expect(existsSync(join(directory, 'b.json'))).toBe(false);
  });

  it('says of a command that draws what is missing', async () => {
    const words = ['estimate', '--spend', '100/mo', '--tenure', '4y', '--chart', 'c.svg'];
    const { stderr } = await ran(words);
    expect(stderr.replaceAll('\n  ', ' ')).toContain('spend to value (with --margin)');
  });

  it('takes the name of an SVG file', () => {
    for (const name of ['a.svg', 'A.SVG', 'folder/a b.svg', '東京.svg'])
      expect(svgName(name, '--chart')).toEqual({ ok: true, value: name });
    for (const name of ['', '-', '.svg', 'folder/.svg', 'a.png', 'svg', 'a.svg.gz'])
      expect(svgName(name, '--chart').ok).toBe(false);
  });

  it('is promised of commands that there are', () => {
    const names = registry.map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(Object.keys(drawn)));
  });
});
