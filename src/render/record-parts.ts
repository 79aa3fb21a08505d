import type { CodedColumn, Column, ColumnRows } from './column-rows.ts';
import { numberTexts, TextBlock } from './text-block.ts';

/** How a format writes records. Numbers are the same in all of them. */
export interface RecordForm {
  /** What stands before a record, between its cells, and after it. */
  readonly before: string;
  readonly between: string;
  readonly after: string;
  /** What stands before the cells of a column. */
  readonly prefix: (name: string) => string;
  readonly text: (cell: string | boolean) => string;
  /** For null and for what is no number. */
  readonly unknown: string;
  /** Whether a record shows a column that it has no field for. */
  readonly isEveryColumnShown: boolean;
}

/** Numbers of so many records are computed at once. */
const recordsAtOnce = 1024;

/**
 * Records as text, in parts: a list of millions is longer than a string can be. Numbers are computed column by column,
 * a block of records at a time, and written record by record.
 */
export function* recordParts(
  { length, columns }: ColumnRows,
  form: RecordForm,
): Generator<Uint8Array> {
  const text = new TextBlock();
  const writers = Array.from(columns, ([name, column]) => writerOf(column, name, form, text));
  for (let begin = 0; begin < length; begin += recordsAtOnce) {
    const end = Math.min(length, begin + recordsAtOnce);
    for (const { compute } of writers) compute(begin, end);
    for (let place = begin; place < end; place++) {
      text.add(form.before);
      let isFirst = true;
      for (let k = 0; k < writers.length; k++) {
        if ((writers[k] as ColumnWriter).write(place, isFirst)) isFirst = false;
      }
      text.add(form.after);
      if (text.isFull) yield text.take();
    }
  }
  if (text.length > 0) yield text.take();
}

interface ColumnWriter {
  compute(begin: number, end: number): void;
  /** Whether the record shows the column. */
  write(place: number, isFirst: boolean): boolean;
}

function writerOf(column: Column, name: string, form: RecordForm, text: TextBlock): ColumnWriter {
  const first = form.prefix(name);
  const later = form.between + first;
  const textOfNumber = numberTexts();
  const addNumber = (value: number) => {
    if (text.addDecimal(value)) return;
    text.add(Number.isFinite(value) ? textOfNumber(value) : form.unknown);
  };
  if ('at' in column) {
    return {
      compute: () => {},
      write: (place, isFirst) => {
        const cell = column.at(place);
        if (cell === undefined && !form.isEveryColumnShown) return false;
        text.add(isFirst ? first : later);
        if (typeof cell === 'number') addNumber(cell);
        else text.add(cell === null || cell === undefined ? form.unknown : form.text(cell));
        return true;
      },
    };
  }
  const { fill, add } =
    'fill' in column
      ? { fill: column.fill, add: addNumber }
      : { fill: column.fillCodes, add: codeAdder(column, form, text) };
  const block = new Float64Array(recordsAtOnce);
  let from = 0;
  return {
    compute: (begin, end) => {
      from = begin;
      fill(block.subarray(0, end - begin), begin);
    },
    write: (place, isFirst) => {
      text.add(isFirst ? first : later);
      add(block[place - from] as number);
      return true;
    },
  };
}

/** Adds the text of a code, which is made once. */
function codeAdder({ textOf }: CodedColumn, form: RecordForm, text: TextBlock) {
  const texts = new Map<number, string>();
  return (code: number) => {
    let written = texts.get(code);
    if (written === undefined) {
      written = Number.isNaN(code) ? form.unknown : form.text(textOf(code));
      texts.set(code, written);
    }
    text.add(written);
  };
}
