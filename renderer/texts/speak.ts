import { i18n } from './i18n.ts'

/** Every language that there is a catalogue of; a new one needs its line here and its name in `lingui.config.ts`. */
const catalogues = new Map([['en', () => import('./en.po')]])
const source = 'en'
const pseudoLocale = 'en-XA'

/**
 * Speaks the first of a person's languages that there is a catalogue of, English where there is none; dates and numbers
 * follow it. To be called once, before any screen is loaded: texts that stand at the top of a file are said as it loads.
 */
export async function speak(wanted: readonly string[]): Promise<void> {
  const locale = wanted.find((tag) => catalogues.has(languageOf(tag))) ?? source
  const load = catalogues.get(languageOf(locale))
  if (load === undefined) throw new Error(`There is no catalogue of ${locale}.`)
  const { messages } = await load()
  if (locale === pseudoLocale) {
    const { pseudoCatalogue } = await import('./pseudo.ts')
    i18n.loadAndActivate({ locale, messages: pseudoCatalogue(messages) })
  } else {
    i18n.loadAndActivate({ locale, messages })
  }
  document.documentElement.lang = locale
}

/** Catalogues are of languages: `de-AT` is spoken as `de`. */
function languageOf(tag: string): string {
  return tag.split('-')[0] ?? tag
}
