import { setupI18n } from '@lingui/core'
import { pseudoCatalogue } from '../../../renderer/texts/pseudo.ts'

/** As the workstation asks for it, and as CLDR calls it. */
export const pseudoLocale = 'en-XA'

/** A message as the console says it in the pseudo-locale. */
export function said(id: string, values: Record<string, unknown> = {}): string {
  const speaker = setupI18n({
    locale: pseudoLocale,
    messages: { [pseudoLocale]: pseudoCatalogue({ [id]: '' }) },
  })
  return speaker.t(id, values)
}
