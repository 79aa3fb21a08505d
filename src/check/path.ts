import { type Place, problem } from '../problems/problem.ts';
import { Refusal } from '../problems/refusal.ts';

/** One move into a result. `text` is the step as it was written, so that a message can retrace it. */
export type Step =
  | { readonly kind: 'key'; readonly text: string; readonly key: string }
  | { readonly kind: 'place'; readonly text: string; readonly index: number }
  | { readonly kind: 'choice'; readonly text: string; readonly conditions: readonly Condition[] };

/** An element is chosen when its field `key` reads as `value`. */
export interface Condition {
  readonly key: string;
  readonly value: string;
}

/** Where an expected value stands in a report. */
export interface Path {
  readonly text: string;
  /** From the whole report (`$.…`) rather than from its `result`. */
  readonly fromReport: boolean;
  readonly steps: readonly Step[];
}

const quotedText = /"(?:[^"\\]|\\.)*"/.source;
const name = /[^.[\]"]+/y;
const bracketedPlace = /\[(\d+)\]/y;
const bracketedKey = new RegExp(`\\[(${quotedText})\\]`, 'y');
const condition = `(${quotedText}|[^",=\\]]+)=(${quotedText}|[^",\\]]*)`;
const bracketedChoice = new RegExp(`\\[(${condition}(?:,${condition})*)\\]`, 'y');

/**
 * Reads a path. Names are joined by points; `[0]` takes an element of a list by its place, `[home=renter]`
 * by its fields, `["odd.name"]` is a name that a bare word cannot be; `length` counts a list.
 *
 * @throws {Refusal} the path ends in the middle, or has a character where none can stand
 * @example readPath('segments[home=renter].lifetimeValue.mean', {});
 */
export function readPath(text: string, at: Place): Path {
  const fromReport = /^\$(?=[.[])/.test(text);
  const steps: Step[] = [];
  let position = fromReport ? 1 : 0;
  do {
    const step = readStep(text, position, steps.length === 0 && !fromReport);
    if (step === undefined) {
      throw new Refusal(problem('fixture-path', { path: text, near: text.slice(position) }, at));
    }
    steps.push(step);
    position += step.text.length;
  } while (position < text.length);
  return { text, fromReport, steps };
}

function readStep(text: string, position: number, first: boolean): Step | undefined {
  if (text[position] === '[') return readBracket(text, position);
  const point = text[position] === '.';
  if (point === first) return undefined;
  const [key] = matched(name, text, position + (point ? 1 : 0)) ?? [];
  return key === undefined ? undefined : { kind: 'key', text: (point ? '.' : '') + key, key };
}

function readBracket(text: string, position: number): Step | undefined {
  const place = matched(bracketedPlace, text, position);
  if (place) return { kind: 'place', text: place[0], index: Number(place[1]) };
  const key = matched(bracketedKey, text, position);
  if (key) return { kind: 'key', text: key[0], key: unquoted(key[1] ?? '') };
  const choice = matched(bracketedChoice, text, position);
  if (!choice) return undefined;
  const conditions = [...(choice[1] ?? '').matchAll(new RegExp(condition, 'g'))];
  return {
    kind: 'choice',
    text: choice[0],
    conditions: conditions.map(([, field = '', value = '']) => ({
      key: unquoted(field),
      value: unquoted(value),
    })),
  };
}

function matched(pattern: RegExp, text: string, position: number): RegExpExecArray | null {
  pattern.lastIndex = position;
  return pattern.exec(text);
}

/** A quoted text keeps everything, with `\"` for a quote and `\\` for a backslash; a bare one is trimmed. */
function unquoted(text: string): string {
  return text.startsWith('"') ? text.slice(1, -1).replaceAll(/\\(.)/g, '$1') : text.trim();
}
