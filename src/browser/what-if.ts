// On a page: the inputs of a result as sliders, and what the result comes to for what they say, worked out by the code
// of the command. The script makes all of it, so that a page without script has none.
import { changedEstimate } from '../commands/estimate/changed-estimate.ts';
import type { InputName } from '../commands/shared/economics/inputs.ts';
import type { Changed } from '../commands/shared/what-if/changed-inputs.ts';
import {
  type WhatIfData,
  type WrittenInput,
  withNeeds,
  without,
} from '../commands/shared/what-if/what-if-data.ts';
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
  const { controls } = data;
  const counted = () => controls.flatMap(({ name }) => (rows.get(name)?.isCounted ? [name] : []));
  // What has no effect without another is counted together with it.
  const count = (names: Iterable<InputName>) => {
    const all = withNeeds(controls, names);
    for (const [name, row] of rows) row.isCounted = all.has(name);
    update();
  };
  for (const [name, row] of rows) {
    row.onInput = () => count([...counted(), name]);
    row.onCounted = (isCounted) =>
      count(isCounted ? [...counted(), name] : without(controls, counted(), name));
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
  const box = element('div', '', 'controls');
  box.append(...(given ?? []).map(({ node }) => node));
  if (left !== undefined && left.length > 0) {
    const more = element('details');
    more.append(element('summary', 'Count what is left out'), ...left.map(({ node }) => node));
    box.append(more);
  }
  box.append(reset);
  const lead = element(
    'p',
    'Move a slider: the figures below are worked out again on this page, to the last digit as the command below them does.',
    'lead',
  );
  section.append(lead, box, ...outcome.nodes);
  update();
}

function changedFigures(data: WhatIfData, changed: readonly WrittenInput[]): Changed {
  if (data.of === 'value') return changedValue(data as ValueWhatIfData, changed);
  return changedEstimate(data, changed);
}
