import { setupI18n } from '@lingui/core'
import { compileMessage } from '@lingui/message-utils/compileMessage'

/**
 * The one speaker of the screens: `i18n.t('Send {count, plural, one {# reply} other {# replies}}', { count })`. Messages
 * are ICU MessageFormat, in English, and are their own keys in the catalogue. English without a catalogue until `speak` was
 * called, so that a text may be asked for by itself; what a catalogue does not have is said in English.
 */
export const i18n = setupI18n({ locale: 'en', messages: { en: {} } }).setMessagesCompiler(compileMessage)
