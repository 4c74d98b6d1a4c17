import { setupI18n, type I18n, type MessageDescriptor, type MessageOptions } from '@lingui/core'
import { compileMessage } from '@lingui/message-utils/compileMessage'

/**
 * The one speaker of the screens: `i18n.t('Send {count, plural, one {# reply} other {# replies}}', { count })`. Messages
 * are ICU MessageFormat, in English, and are their own keys in the catalogue. English without a catalogue until `speak` was
 * called, so that a text may be asked for by itself; what a catalogue does not have is said in English.
 */
export const i18n = asWritten(
  setupI18n({ locale: 'en', messages: { en: {} } }).setMessagesCompiler(compileMessage),
)

/**
 * Lingui reads `\x64` and `\u202e` in a whole text, values and all: what somebody typed would change its letters, or its
 * direction. A backslash of a value is handed over as what is read as one.
 */
function asWritten(speaker: I18n): I18n {
  const say = speaker.t
  const sayAsWritten = (
    id: MessageDescriptor | string,
    values?: Record<string, unknown>,
    options?: MessageOptions,
  ): string => (typeof id === 'string' ? say(id, values && guarded(values), options) : say(id))
  return Object.assign(speaker, { _: sayAsWritten, t: sayAsWritten })
}

function guarded(values: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      typeof value === 'string' ? value.replaceAll(/\\(?=[ux])/g, '\\x5c') : value,
    ]),
  )
}
