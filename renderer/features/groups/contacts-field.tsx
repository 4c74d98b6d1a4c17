import { useState } from 'react'
import { Pencil, Trash2 } from 'lucide-react'
import type { Contact } from '../../../shared/protocol/group.ts'
import { i18n } from '../../texts/i18n.ts'
import { Button } from '../../ui/button.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { ContactForm } from './contact-form.tsx'

interface ContactsFieldProps {
  contacts: readonly Contact[]
  /** `removed`: whom it takes away. */
  onChange: (contacts: Contact[], removed?: string) => Promise<boolean>
}

/** Which contact is being written: its place, or a new one. */
type Editing = number | 'new' | null

/** The people known to speak for the group. */
export function ContactsField({ contacts, onChange }: ContactsFieldProps) {
  const [editing, setEditing] = useState<Editing>(null)
  const leave = () => setEditing(null)
  const keep = async (contact: Contact) => {
    const next = [...contacts]
    if (editing === 'new') next.push(contact)
    else if (editing !== null) next[editing] = contact
    if (await onChange(next)) leave()
  }

  return (
    <section className="group-section" aria-labelledby="contacts-title">
      <h3 id="contacts-title">{i18n.t('Contacts')}</h3>
      {contacts.length === 0 && editing === null && (
        <p className="group-words">{i18n.t('People known to speak for this group. There are none yet.')}</p>
      )}
      {contacts.length > 0 && (
        <ul className="group-contacts" aria-labelledby="contacts-title">
          {contacts.map((contact, place) => (
            <li key={`${place} ${contact.email} ${contact.phone}`}>
              {editing === place ? (
                <ContactForm contact={contact} onKeep={keep} onLeave={leave} />
              ) : (
                <ContactLine
                  contact={contact}
                  onEdit={() => setEditing(place)}
                  onRemove={() =>
                    void onChange(
                      contacts.filter((_, other) => other !== place),
                      nameOf(contact),
                    )
                  }
                />
              )}
            </li>
          ))}
        </ul>
      )}
      {editing === 'new' ? (
        <ContactForm contact={{ name: '', email: '', phone: '' }} onKeep={keep} onLeave={leave} />
      ) : (
        <div>
          <Button onPress={() => setEditing('new')} isDisabled={contacts.length >= 200}>
            {i18n.t('Add contact')}
          </Button>
        </div>
      )}
    </section>
  )
}

interface ContactLineProps {
  contact: Contact
  onEdit: () => void
  onRemove: () => void
}

function ContactLine({ contact, onEdit, onRemove }: ContactLineProps) {
  const name = nameOf(contact)
  return (
    <div className="group-contact">
      <bdi className="group-contact-name one-line">{name}</bdi>
      <bdi className="one-line">{contact.email}</bdi>
      <bdi className="one-line">{contact.phone}</bdi>
      <span className="group-contact-buttons">
        <IconButton label={i18n.t('Edit {name}', { name })} icon={Pencil} size="small" onPress={onEdit} />
        <IconButton label={i18n.t('Remove {name}', { name })} icon={Trash2} size="small" onPress={onRemove} />
      </span>
    </div>
  )
}

function nameOf({ name }: Contact): string {
  return name === '' ? i18n.t('No name') : name
}
