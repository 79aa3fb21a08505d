import type { Changed, FiguresTable } from '../../commands/shared/what-if/changed-inputs.ts';
import { commandParts } from '../../render/command-lines.ts';
import { numberText } from '../../render/number-text.ts';
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
  const { columns, rows, heading } = table;
  const made = element('table');
  if (heading !== undefined) made.append(element('caption', heading));
  const align = (cell: HTMLElement, at: number) => {
    if (columns[at]?.align === 'right') cell.className = 'number';
    return cell;
  };
  if (columns.some(({ header }) => header !== '')) {
    const head = made.createTHead().insertRow();
    for (const [at, { header }] of columns.entries()) {
      const cell = element(header === '' ? 'td' : 'th', header);
      if (cell.tagName === 'TH') cell.setAttribute('scope', 'col');
      head.append(align(cell, at));
    }
  }
  const body = made.createTBody();
  for (const [line, { cells, role }] of rows.entries()) {
    const row = body.insertRow();
    if (role === 'total') row.className = 'total';
    for (const [at, text] of cells.entries()) {
      const isName = at === 0 && text !== '';
      const cell = align(element(isName ? 'th' : 'td'), at);
      if (isName) cell.setAttribute('scope', 'row');
      if (at === cells.length - 1) {
        const amount = element('data', text);
        amount.value = String(amounts[line]);
        cell.append(amount);
      } else {
        cell.textContent = text;
      }
      row.append(cell);
    }
  }
  const box = element('div', '', 'scroll');
  box.tabIndex = 0;
  box.setAttribute('role', 'group');
  box.setAttribute('aria-label', heading ?? 'What if');
  box.append(made);
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
