// On a page: the inputs of a result as sliders, and what the result comes to for what they say, worked out by the code
// of the command. The script makes all of it, so that a page without script has none.
import { changedEstimate } from '../commands/estimate/changed-estimate.ts';
import type { Changed } from '../commands/shared/what-if/changed-inputs.ts';
import type { WhatIfData, WrittenInput } from '../commands/shared/what-if/what-if-data.ts';
import { changedValue } from '../commands/value/changed-value.ts';
import type { ValueWhatIfData } from '../commands/value/what-if-data.ts';
import { ControlRow } from './what-if/control-row.ts';
import { element } from './what-if/element.ts';
import { Outcome } from './what-if/outcome.ts';

for (const [place, section] of document
  .querySelectorAll<HTMLElement>('section.what-if')
  .entries()) {
  const json = section.querySelector('script')?.textContent;
  if (json) build(section, JSON.parse(json) as WhatIfData, `what-if-${place + 1}`);
}

function build(section: HTMLElement, data: WhatIfData, id: string): void {
  const level = section.dataset['level'] === '3' ? 'h3' : 'h2';
  section.append(element(level, data.heading));
  section.hidden = false;
  if (data.left !== undefined) {
    section.append(element('p', data.left));
    return;
  }
  const rows = new Map(
    data.controls.map((control) => [
      control.name,
      new ControlRow(control, `${id}-${control.name}`),
    ]),
  );
  const outcome = new Outcome();
  const update = () => {
    const changed = data.controls.flatMap(({ name }) => rows.get(name)?.written() ?? []);
    outcome.show(changedFigures(data, changed));
  };
  // What has no effect without another is counted together with it.
  const count = (name: string, isCounted: boolean) => {
    const row = rows.get(name as WrittenInput['name']);
    if (row === undefined || row.isCounted === isCounted) return;
    row.isCounted = isCounted;
    for (const other of data.controls) {
      if (
        isCounted ? row.control.needs.includes(other.name) : other.needs.includes(row.control.name)
      )
        count(other.name, isCounted);
    }
  };
  for (const row of rows.values()) {
    row.onInput = () => {
      for (const needed of row.control.needs) count(needed, true);
      count(row.control.name, true);
      update();
    };
    row.onCounted = (isCounted) => {
      row.isCounted = !isCounted;
      count(row.control.name, isCounted);
      update();
    };
  }
  const [given, left] = [true, false].map((isGiven) =>
    [...rows.values()].filter(({ control }) => (control.given !== undefined) === isGiven),
  );
  const reset = element('button', 'As given');
  reset.type = 'button';
  reset.addEventListener('click', () => {
    for (const row of rows.values()) row.reset();
    update();
  });
  const controls = element('div');
  controls.className = 'controls';
  controls.append(...(given ?? []).map(({ node }) => node));
  if (left !== undefined && left.length > 0) {
    const more = element('details');
    more.append(element('summary', 'Count what is left out'), ...left.map(({ node }) => node));
    controls.append(more);
  }
  controls.append(reset);
  const lead = element(
    'p',
    'Move a slider: the figures below are worked out anew on this page, as the command below them does.',
  );
  lead.className = 'lead';
  section.append(lead, controls, ...outcome.nodes);
  update();
}

function changedFigures(data: WhatIfData, changed: readonly WrittenInput[]): Changed {
  if (data.of === 'value') return changedValue(data as ValueWhatIfData, changed);
  return changedEstimate(data, changed);
}
