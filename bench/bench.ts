// npm run bench [-- --only NAME]: how long commands take beside what else does the same, and beside the least that
// it could cost, each pair in turns in one run. Exits 1 where a goal is missed.

import { parseArgs } from 'node:util';
import { type Floors, floorsOf } from './floors.ts';
import type { Row } from './row.ts';
import { works } from './works.ts';

const { values } = parseArgs({ options: { only: { type: 'string', multiple: true } } });
const { only } = values;
const unknown = only?.filter((name) => !works.some((work) => work.name === name)) ?? [];
if (unknown.length > 0) {
  const names = works.map(({ name }) => name).join(', ');
  throw new RangeError(`--only ${unknown.join(', ')}: no such work; there are ${names}`);
}

const widths = [36, 10, 26, 10, 9, 16, 9];
const line = ([first = '', ...rest]: readonly string[]): string =>
  first.padEnd(widths[0] ?? 0) +
  rest.map((text, i) => `  ${text.padStart(widths[i + 1] ?? 0)}`).join('');
console.log(line(['work', 'ours', 'peer', 'ratio', 'goal', 'memory, MB', 'floor']));

const stages = new Map<string, Floors>();
let missed = false;
for (const { name, rows } of works) {
  if (only !== undefined && !only.includes(name)) continue;
  for (const row of await rows()) {
    const floors = row.floor && floorsOf(row.floor);
    if (floors !== undefined) stages.set(row.work.trim(), floors);
    const isMissed = isBeyond(row) || isTooLarge(row);
    console.log(`${line(cellsOf(row, floors))}${isMissed ? '  missed' : ''}`);
    missed ||= isMissed;
  }
}

if (stages.size > 0) {
  console.log('\nfloor by stage, one thread');
  const heads = ['', 'bytes read', 'cells found', 'ids known', 'digits made', 'bytes written'];
  const stage = ([first = '', ...rest]: readonly string[]): string =>
    first.padEnd(36) + rest.map((text) => text.padStart(15)).join('');
  console.log(stage(heads));
  for (const [work, floors] of stages)
    console.log(
      stage([
        work,
        seconds(floors.bytesRead),
        seconds(floors.cellsFound),
        seconds(floors.idsKnown),
        seconds(floors.digitsMade),
        seconds(floors.bytesWritten),
      ]),
    );
}
if (missed) process.exitCode = 1;

function cellsOf(row: Row, floors: Floors | undefined): string[] {
  const { work, ours, peer, measure, goal } = row;
  const cpu = measure === 'CPU ratio';
  const time = (usage: Row['ours']): string => seconds(cpu ? usage.cpu : usage.wall);
  const ratio = measured(row);
  const text = (number: number): string =>
    measure === 'wall beside' ? `+${number.toFixed(0)} ms` : number.toFixed(2);
  const memory = [ours.memory, peer?.usage.memory ?? Number.NaN]
    .filter((megabytes) => !Number.isNaN(megabytes))
    .map((megabytes) => megabytes.toFixed(0));
  const floor = floors && Object.values(floors).reduce((sum, each) => sum + each, 0);
  return [
    work,
    `${time(ours)}${cpu ? ' CPU' : ''}`,
    peer === undefined ? 'not here' : `${peer.name} ${time(peer.usage)}`,
    ratio === undefined ? '' : text(ratio),
    goal === undefined ? '' : `≤ ${text(goal)}`,
    memory.join(' : '),
    floor === undefined ? '' : seconds(floor),
  ];
}

function measured({ ours, peer, measure }: Row): number | undefined {
  if (peer === undefined) return undefined;
  const { usage } = peer;
  if (measure === 'wall beside') return ours.wall - usage.wall;
  return measure === 'CPU ratio' ? ours.cpu / usage.cpu : ours.wall / usage.wall;
}

function isBeyond(row: Row): boolean {
  const ratio = measured(row);
  return ratio !== undefined && row.goal !== undefined && !(ratio <= row.goal);
}

function isTooLarge({ ours, peer, memoryGoal }: Row): boolean {
  if (memoryGoal === undefined) return false;
  if ('megabytes' in memoryGoal) return !(ours.memory <= memoryGoal.megabytes);
  return peer !== undefined && !(ours.memory <= memoryGoal.ofPeer * peer.usage.memory);
}

function seconds(milliseconds: number): string {
  return milliseconds < 1000
    ? `${milliseconds.toFixed(0)} ms`
    : `${(milliseconds / 1000).toFixed(2)} s`;
}
