import {
  type Control,
  textOf,
  type WrittenInput,
} from '../../commands/shared/what-if/what-if-data.ts';
import { element } from './element.ts';

/** One input: its name, a slider and a field for each of its numbers, or a choice of words. */
export class ControlRow {
  readonly control: Control;
  /** A line for each number, or for the choice. */
  readonly node = element('div');
  onInput: () => void = () => {};
  onCounted: (isCounted: boolean) => void = () => {};
  /** Whether it says anything else than the command line, which is then written again. */
  #isMoved = false;
  readonly #box: HTMLInputElement | undefined;
  readonly #fields: readonly NumberField[];
  readonly #choice: HTMLSelectElement | undefined;

  constructor(control: Control, id: string) {
    this.control = control;
    const { label, given, parts, choices } = control;
    const moved = () => {
      this.#isMoved = true;
      this.onInput();
    };
    const line = (...nodes: readonly HTMLElement[]) => {
      const made = element('div', '', 'control');
      made.append(...nodes);
      this.node.append(made);
    };
    const named = element('label', '', 'name');
    if (given === undefined && choices === undefined) {
      const box = element('input');
      box.type = 'checkbox';
      box.addEventListener('change', () => this.onCounted(box.checked));
      named.append(box, label);
      this.#box = box;
    }
    this.#fields = parts.map((part, i) => {
      const name = parts.length > 1 ? `${label}, ${partName(part)}` : label;
      const field = new NumberField(part, { id: `${id}-${i}`, label: name }, moved);
      line(this.#box === undefined ? field.label : named, field.slider, field.node);
      return field;
    });
    if (choices !== undefined) {
      const choice = element('select');
      choice.id = id;
      choice.append(...choices.map((word) => new Option(word, word)));
      choice.value = given?.text ?? control.usual ?? '';
      choice.addEventListener('change', moved);
      named.textContent = label;
      named.htmlFor = id;
      line(named, choice);
      this.#choice = choice;
    }
    this.#mark();
  }

  get isCounted(): boolean {
    if (this.#choice !== undefined) return this.control.given !== undefined || this.#isMoved;
    return this.#box?.checked ?? true;
  }

  set isCounted(isCounted: boolean) {
    if (this.#box !== undefined) this.#box.checked = isCounted;
    else if (!isCounted && this.isCounted) this.reset();
    this.#mark();
  }

  /** As the command line has it; nothing where it is not counted. */
  written(): readonly WrittenInput[] {
    const { control } = this;
    const { name, given } = control;
    if (!this.isCounted) return [];
    if (given !== undefined && !this.#isMoved) return [given];
    const numbers = this.#fields.map(({ text }) => text);
    const text = this.#choice?.value ?? textOf(control, numbers);
    return [{ name, text, source: `--${name}` }];
  }

  /** As the page began. */
  reset(): void {
    this.#isMoved = false;
    for (const field of this.#fields) field.reset();
    if (this.#box !== undefined) this.#box.checked = false;
    if (this.#choice !== undefined)
      this.#choice.value = this.control.given?.text ?? this.control.usual ?? '';
    this.#mark();
  }

  #mark(): void {
    this.node.classList.toggle('left', !this.isCounted);
  }
}

/** Of several numbers of one input, which one it is. */
const partName = ({ after }: Control['parts'][number]): string => partNames[after] ?? after;

const partNames: Readonly<Record<string, string>> = {
  '%': 'share of spend',
  '/order': 'an order',
  '/y': 'a year',
  '/mo': 'a month',
  '/w': 'a week',
  '/d': 'a day',
};

/** A number as a slider, and beside it as a field, for what lies between two steps or beyond the ends. */
class NumberField {
  readonly label: HTMLLabelElement;
  readonly slider = element('input');
  readonly node = element('span', '', 'number-field');
  readonly #field = element('input');
  readonly #part: Control['parts'][number];

  constructor(
    part: Control['parts'][number],
    { id, label }: { readonly id: string; readonly label: string },
    moved: () => void,
  ) {
    this.#part = part;
    const { least, most, step, before, after } = part;
    this.label = element('label', label, 'name');
    this.label.htmlFor = id;
    this.slider.id = id;
    this.slider.type = 'range';
    this.slider.min = String(least);
    this.slider.max = String(most);
    this.slider.step = String(step);
    this.slider.setAttribute('aria-label', label);
    this.#field.type = 'number';
    this.#field.step = 'any';
    this.#field.setAttribute('aria-label', `${label}, as a number`);
    this.#field.inputMode = 'decimal';
    const unit = (text: string) => (text === '' ? [] : [element('span', text)]);
    this.node.append(...unit(before), this.#field, ...unit(after));
    this.reset();
    this.slider.addEventListener('input', () => {
      this.#field.value = decimalText(Number(this.slider.value), step);
      this.#tell();
      moved();
    });
    this.#field.addEventListener('input', () => {
      this.slider.value = this.#field.value;
      this.#tell();
      moved();
    });
  }

  /** The number as it stands in the field; empty where that is none. */
  get text(): string {
    return this.#field.value;
  }

  reset(): void {
    this.#field.value = String(this.#part.value);
    this.slider.value = this.#field.value;
    this.#tell();
  }

  #tell(): void {
    const { before, after } = this.#part;
    this.slider.setAttribute('aria-valuetext', `${before}${this.text}${after}`);
  }
}

/** A step of a slider without digits that rounding has added: 27.5, not 27.500000000000004. */
function decimalText(value: number, step: number): string {
  const decimals = Math.max(0, 2 - Math.floor(Math.log10(step)));
  return String(Number(value.toFixed(decimals)));
}
