/**
 * The tests recalculate workbooks in LibreOffice. Where SOFFICE does not name one they are skipped; `.ci/run` names it,
 * so that there they run.
 */
export function setup(): void {
  const soffice = process.env['SOFFICE'] ?? '';
  if (soffice === '')
    process.stderr.write('SOFFICE names no LibreOffice: workbooks are not recalculated\n');
}
