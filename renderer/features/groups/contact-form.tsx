import { useState } from 'react'
import type { Contact } from '../../../shared/protocol/group.ts'
import { i18n } from '../../texts/i18n.ts'
import { Button } from '../../ui/button.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { checkContact, type ContactMessages } from './check-contact.ts'

interface ContactFormProps {
  contact: Contact
  onKeep: (contact: Contact) => Promise<void>
  onLeave: () => void
}

/** One contact as fields. Escape leaves it as it was. */
export function ContactForm({ contact, onKeep, onLeave }: ContactFormProps) {
  const [entered, setEntered] = useState(contact)
  const [messages, setMessages] = useState<ContactMessages>({})
  const typed = (field: keyof Contact) => (text: string) => {
    setEntered({ ...entered, [field]: text })
    setMessages({ ...messages, [field]: undefined })
  }
  const keep = async () => {
    const checked = checkContact(entered)
    if (checked.ok) await onKeep(checked.contact)
    else setMessages(checked.messages)
  }
  return (
    <form
      className="group-contact-form"
      aria-label={i18n.t('Contact')}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void keep()
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onLeave()
      }}
    >
      <TextField
        label={i18n.t('Name')}
        value={entered.name}
        onChange={typed('name')}
        errorMessage={messages.name}
        autoFocus
      />
      <TextField
        label={i18n.t('E-mail')}
        value={entered.email}
        onChange={typed('email')}
        errorMessage={messages.email}
        inputMode="email"
      />
      <TextField
        label={i18n.t('Phone')}
        value={entered.phone}
        onChange={typed('phone')}
        errorMessage={messages.phone}
        inputMode="tel"
      />
      <div className="group-buttons">
        <Button type="submit" variant="primary">
          {i18n.t('Keep contact')}
        </Button>
        <Button onPress={onLeave}>{i18n.t('Cancel')}</Button>
      </div>
    </form>
  )
}
