import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, test, vi } from 'vitest';
import { wholeHelp } from '../../src/cli/help.ts';
import { registry } from '../../src/cli/registry.ts';
import { readRequest, run } from '../../src/cli/run-command.ts';
import { optionsPage } from './options-page.ts';

const valuing = ['estimate', 'value', 'referral', 'recovery', 'forecast'] as const;

/** The list of economic inputs with one more, and nothing else changed. */
vi.mock('../../src/commands/shared/economics/economic-inputs.ts', async (original) => {
  const module =
    await original<typeof import('../../src/commands/shared/economics/economic-inputs.ts')>();
  const { inputReader } = await import('../../src/commands/shared/economics/input.ts');
  const levy = {
    name: 'city-levy',
    value: 'S',
    kind: 'share',
    read: inputReader('share'),
    inFile: true,
    commands: ['estimate', 'value', 'referral', 'recovery', 'forecast'],
    group: 'Margin and costs',
    help: 'levy of the city, as a share of spend: 2%',
    synonyms: ['tourist-tax'],
  };
  return { ...module, economicInputs: [...module.economicInputs, levy] };
});

const fixtures = fileURLToPath(new URL('../../fixtures', import.meta.url));
const directory = mkdtempSync(join(tmpdir(), 'rapport-levy-'));
afterAll(() => rmSync(directory, { recursive: true }));
writeFileSync(join(directory, 'levy.yaml'), 'city-levy: 2%\n');

const customers = `${fixtures}/households/households.csv`;
const requests = {
  estimate: { operands: [], options: { spend: '100/mo', tenure: '4y' } },
  value: { operands: [customers], options: {} },
  referral: {
    operands: [`${fixtures}/households/referrals.csv`],
    options: { customers: [customers] },
  },
  recovery: {
    operands: [`${fixtures}/households/cases.csv`],
    options: { customers: [customers], 'as-of': '2026-06-30', quick: '2d' },
  },
  forecast: { operands: [`${fixtures}/shop/orders.csv`], options: { holdout: 'none' } },
} as const;

async function assumptionsOf(
  name: (typeof valuing)[number],
  more: Readonly<Record<string, string>>,
) {
  const entry = registry.find((each) => each.name === name);
  if (entry === undefined) throw new RangeError(name);
  const command = await entry.load();
  const stdin = Readable.from([]);
  const { operands, options } = requests[name];
  const written = { operands, options: { ...options, ...more } };
  const request = await readRequest(entry, command.options, written, directory, { stdin });
  return (await run(command, request, { directory, stdin })).report.assumptions;
}

test.each(valuing)(
  '%s understands, explains and shows an input that was added to the list',
  async (name) => {
    const given = await assumptionsOf(name, { 'city-levy': '2%' });
    expect(given['cityLevy']).toMatchObject({ value: 0.02, text: '2%', source: '--city-levy' });
    const inFile = await assumptionsOf(name, { assumptions: 'levy.yaml' });
    expect(inFile['cityLevy']).toMatchObject({ value: 0.02, source: 'levy.yaml:1' });
    await expect(assumptionsOf(name, { 'city-levy': '200%' })).rejects.toThrow('out-of-range');
    const entry = registry.find((each) => each.name === name);
    if (entry === undefined) throw new RangeError(name);
    expect(wholeHelp(entry, (await entry.load()).options)).toContain('--city-levy S');
  },
);

test('the table of options has it, with a mark for each command', async () => {
  const line = (await optionsPage()).split('\n').find((each) => each.includes('`--city-levy S`'));
  expect(line?.match(/✓/g)).toHaveLength(valuing.length);
});
