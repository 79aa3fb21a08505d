import type { Changed, FiguresTable } from '../../commands/shared/what-if/changed-inputs.ts';
import { commandParts } from '../../render/command-lines.ts';
import { numberText } from '../../render/number-text.ts';
import { tableHtml } from '../../render/page/table-html.ts';
import { element } from './element.ts';

/** What the inputs come to: a sentence, the tables, and the command that says the same. */
export class Outcome {
  readonly nodes: readonly HTMLElement[];
  readonly #sentence = element('p', '', 'worth');
  readonly #tables = element('div');
  readonly #code = element('code');
  readonly #copy = element('button', 'Copy');
  #given: number | undefined;

  constructor() {
    this.#sentence.setAttribute('role', 'status');
    const command = element('p', '', 'command');
    this.#copy.type = 'button';
    this.#copy.addEventListener('click', async () => {
      this.#copy.textContent = await copied(this.#code);
    });
    command.append(element('span', 'Given by'), ' ', this.#code, ' ', this.#copy);
    this.nodes = [this.#sentence, this.#tables, command];
  }

  show(changed: Changed): void {
    if ('problem' in changed) {
      // What stands there belongs to other inputs.
      this.#sentence.textContent = changed.problem;
      this.#sentence.classList.add('notice');
      this.#tables.replaceChildren();
      this.#code.textContent = '';
      this.nodes.at(-1)?.toggleAttribute('hidden', true);
      return;
    }
    const { worth, tables, command } = changed;
    this.#given ??= worth.amount;
    const more = worth.amount - this.#given;
    const difference =
      more === 0
        ? 'as given'
        : `${numberText(Math.abs(more))} ${more > 0 ? 'more' : 'less'} than as given`;
    this.#sentence.classList.remove('notice');
    this.#sentence.textContent = `${worth.name} ${numberText(worth.amount)}, ${difference}.`;
    this.#tables.replaceChildren(...tables.map(tableNode));
    const parts = commandParts(command).map((part) => element('span', part, 'word'));
    this.#code.replaceChildren(...parts.flatMap((part, i) => (i === 0 ? [part] : [' ', part])));
    this.#copy.textContent = 'Copy';
    this.nodes.at(-1)?.toggleAttribute('hidden', false);
  }
}

/** A table as all of the page are; the exact amounts stand behind the printed ones. */
function tableNode({ table, amounts }: FiguresTable): HTMLElement {
  const box = element('div');
  box.innerHTML = tableHtml(table, table.heading ?? 'What if');
  const made = box.querySelector('table');
  if (table.heading !== undefined && made !== null)
    made.createCaption().textContent = table.heading;
  for (const [line, row] of [...(made?.tBodies[0]?.rows ?? [])].entries()) {
    const cell = row.cells[row.cells.length - 1];
    const amount = element('data', cell?.textContent ?? '');
    amount.value = String(amounts[line]);
    cell?.replaceChildren(amount);
  }
  return box;
}

/** Copies the command; where the browser does not let a page do so, it is selected. */
async function copied(code: HTMLElement): Promise<string> {
  try {
    await navigator.clipboard.writeText(code.textContent ?? '');
    return 'Copied';
  } catch {
    getSelection()?.selectAllChildren(code);
    return 'Selected';
  }
}
