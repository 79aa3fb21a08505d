/** The names of the months, January first: English, German, French, Spanish, Italian, Dutch, Portuguese. */
const names = [
  'january januar janner janvier enero gennaio januari janeiro',
  'february februar feber fevrier febrero febbraio februari fevereiro',
  'march marz maerz mars marzo maart marco',
  'april avril abril aprile',
  'may mai mayo maggio mei maio',
  'june juni juin junio giugno junho',
  'july juli juillet julio luglio julho',
  'august aout agosto augustus',
  'september septembre septiembre settembre setembro',
  'october oktober octobre octubre ottobre outubro',
  'november novembre noviembre novembro',
  'december dezember decembre diciembre dicembre dezembro',
] as const;

/** Abbreviations that are not the first letters of a name. */
const others: Readonly<Record<string, number>> = { mrz: 3, mrt: 3 };

const shortest = 3;

/** The first letters of names, three or more; 0 where they begin the names of two months. */
const months = new Map(Object.entries(others));
for (const [i, written] of names.entries())
  for (const name of written.split(' '))
    for (let length = shortest; length <= name.length; length++) {
      const word = name.slice(0, length);
      const before = months.get(word) ?? i + 1;
      months.set(word, before === i + 1 ? before : 0);
    }

/** A text in small letters without accents, so that "März" and "MARZ" are one. */
export const unaccented = (text: string): string =>
  text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/**
 * 1 to 12 for the name of a month or three or more of its first letters; 0 where it is none, or begins
 * the names of two, as "jui" does juin and juillet.
 *
 * @param word - in small letters without accents
 */
export const monthNamed = (word: string): number => months.get(word) ?? 0;
