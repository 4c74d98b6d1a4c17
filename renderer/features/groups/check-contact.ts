import { emailSchema, phoneSchema } from '../../../shared/protocol/common.ts'
import { contactSchema, type Contact } from '../../../shared/protocol/group.ts'
import { i18n } from '../../texts/i18n.ts'

export type ContactMessages = { [Field in keyof Contact]?: string | undefined }
export type CheckedContact = { ok: true; contact: Contact } | { ok: false; messages: ContactMessages }

/** What a person entered as a contact: the contract's limits, and an address or a number that can be one. */
export function checkContact(entered: Contact): CheckedContact {
  const messages: ContactMessages = {}
  const parsed = contactSchema.safeParse(entered)
  if (!parsed.success) {
    for (const { path, message } of parsed.error.issues) {
      const field = path[0]
      if (field === 'name' || field === 'email' || field === 'phone') messages[field] ??= message
    }
    return { ok: false, messages }
  }
  const { email, phone } = parsed.data
  if (email === '' && phone === '') messages.email = i18n.t('Enter an e-mail address or a phone number.')
  if (email !== '') messages.email ??= firstMessage(emailSchema.safeParse(email))
  if (phone !== '') messages.phone ??= firstMessage(phoneSchema.safeParse(phone))
  const isFine = Object.values(messages).every((message) => message === undefined)
  return isFine ? { ok: true, contact: parsed.data } : { ok: false, messages }
}

interface Checked {
  error?: { issues: readonly { message: string }[] } | undefined
}

function firstMessage({ error }: Checked): string | undefined {
  return error?.issues[0]?.message
}
