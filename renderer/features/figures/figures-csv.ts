import Papa from 'papaparse'
import type { FiguresView } from '../../../shared/ipc/figures.ts'
import { falseShare } from '../../../shared/rules/figures.ts'
import { i18n } from '../../texts/i18n.ts'
import { urgencyNames } from '../../ui/rule-names.ts'
import { ageNames } from './age-names.ts'
import { pageParts } from './figure-words.ts'

/** What a spreadsheet would take for a formula is text: the library puts an apostrophe before it (OWASP, CSV injection). */
function csvOf(rows: readonly (readonly (string | number)[])[]): string {
  return Papa.unparse(
    rows.map((row) => [...row]),
    { escapeFormulae: true, newline: '\r\n' },
  )
}

/** A line for each urgency, a column for each age. */
export function openCsv({ open }: FiguresView): string {
  return csvOf([
    [i18n.t('Urgency'), ...ageNames],
    ...open.map(({ urgency, counts }) => [urgencyNames[urgency], ...counts]),
  ])
}

/** A line for each day or week; instants in UTC, shares from 0 to 1 and empty where nothing was judged. */
export function pagesCsv({ pages }: FiguresView): string {
  return csvOf([
    [i18n.t('From'), i18n.t('Until'), ...pageParts.map(({ name }) => name), i18n.t('False share')],
    ...pages.map((span) => [
      new Date(span.from).toISOString(),
      new Date(span.until).toISOString(),
      ...pageParts.map(({ id }) => span[id]),
      falseShare(span) ?? '',
    ]),
  ])
}
