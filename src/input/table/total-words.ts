/**
 * What reports and pivot tables call the line of a sum, in the languages that their exports come in. A line is a
 * total only where its amounts say so too: a customer may have any of these names.
 */
const sums = words(
  'total, totals, grand total, subtotal, sub-total, sum, gesamt, gesamtsumme, gesamtergebnis, endsumme, summe, teilergebnis, ' +
    'ergebnis, zwischensumme, insgesamt, total général, somme, sous-total, suma, suma total, suma końcowa, suma częściowa, ' +
    'razem, łącznie, totale, totale complessivo, subtotale, somma, totaal, eindtotaal, subtotaal, som, soma, total geral, ' +
    'total general, totalt, summa, yhteensä, celkem, celkový součet, összesen, végösszeg, toplam, genel toplam, итого, итог, ' +
    'общий итог, всего, сумма, разом, всього, 合計, 総計, 小計, 合计, 总计, 小计, 總計, 합계, 총계, σύνολο',
);

/** Names of other lines that sum a table up. */
const others = words(
  'all, overall, everyone, all customers, average, avg, mean, median, count, number, durchschnitt, mittelwert, mittel, anzahl, alle, ' +
    'moyenne, nombre, tous, promedio, recuento, media, media general, conteggio, média, contagem, gemiddelde, aantal, średnia, ' +
    'liczba, gennemsnit, genomsnitt, среднее, количество, 平均, 平均値, 平均值, 个数, 個数, 평균, 개수',
);

/**
 * Whether a line has the name of a sum, or one that other lines that sum up rows have, and customers too ("Total Wine");
 * undefined where it has neither.
 */
export function totalName(name: string): 'sum' | 'other' | undefined {
  const plain = name
    .trim()
    .toLowerCase()
    .replace(/[:=\s]+$/, '');
  if (sums.has(plain) || / (?:total|ergebnis)$/.test(plain)) return 'sum';
  return others.has(plain) || /^(?:total|summe|suma|totale|somme) /.test(plain)
    ? 'other'
    : undefined;
}

function words(text: string): ReadonlySet<string> {
  return new Set(text.split(', '));
}

/** The first three letters of every such name that begins with letters of ASCII. */
export const beginningsOfTotals: readonly string[] = [
  ...new Set([...sums, ...others].map((name) => name.slice(0, 3))),
].filter((beginning) => /^[a-z]/.test(beginning));

/** The last three letters of the name of a group with a word for its total after it: "North Total". */
export const endingsOfTotals: readonly string[] = ['tal', 'nis'];
