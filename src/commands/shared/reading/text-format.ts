import { failure, success } from '../../../core/outcome.ts';
import { type Encoding, encodings } from '../../../input/bytes/encoding.ts';
import { problem } from '../../../problems/problem.ts';
import type { Reader } from '../../option.ts';

const spellings: Readonly<Record<string, Encoding>> = {
  'utf-8': 'utf-8',
  utf8: 'utf-8',
  'utf-16': 'utf-16le',
  'utf-16le': 'utf-16le',
  utf16le: 'utf-16le',
  'utf-16be': 'utf-16be',
  utf16be: 'utf-16be',
  'windows-1252': 'windows-1252',
  'cp-1252': 'windows-1252',
  cp1252: 'windows-1252',
  'iso-8859-1': 'windows-1252',
  latin1: 'windows-1252',
};

/** The encoding by any of its usual names; Latin-1 is read as windows-1252, which contains it. */
export const encodingNamed: Reader<Encoding> = (text, option) => {
  const name = text.trim().toLowerCase().replaceAll('_', '-');
  const found = Object.hasOwn(spellings, name) ? spellings[name] : undefined;
  return found === undefined
    ? failure(problem('option-choice', { option, text, choices: encodings.join(', ') }))
    : success(found);
};

/** One character, or the word for one that is hard to type. */
export const delimiterNamed: Reader<string> = (text, option) => {
  const named = text === 'tab' || text === '\\t' ? '\t' : text;
  const fit = named.length === 1 && !/[\p{L}\p{N}"\n\r]/u.test(named);
  return fit
    ? success(named)
    : failure(problem('option-choice', { option, text, choices: ', ; | tab' }));
};
