import type { KnownRequester } from '../../../shared/ipc/views.ts'
import { i18n } from '../../texts/i18n.ts'
import { ComboField, type ComboItem } from '../../ui/combo-field.tsx'
import { useNewTicket } from './new-ticket-store.ts'

const newCaller = 'new-caller'

/** The first field: whatever the caller says first, a number, an address, a name or a group, finds the rest. */
export function RequesterFinder({ onFound }: { onFound: () => void }) {
  const { finding, found, findingTyped, requesterPicked, newRequesterPicked } = useNewTicket()
  const items: ComboItem[] = found.map((known, place) => ({
    id: String(place),
    name: nameOf(known),
    description: describe(known),
  }))
  if (finding.trim() !== '')
    items.push({
      id: newCaller,
      name: i18n.t('New caller: {words}', { words: finding.trim() }),
      description: i18n.t('Fills in what was typed'),
    })

  const picked = (id: string) => {
    const known = found[Number(id)]
    if (id === newCaller) newRequesterPicked()
    else if (known !== undefined) requesterPicked(known)
    onFound()
  }

  return (
    <ComboField
      label={i18n.t('Who is calling?')}
      items={items}
      text={finding}
      onTextChange={findingTyped}
      onSelect={picked}
      placeholder={i18n.t('Phone, e-mail, name or group')}
      nothingFits={i18n.t('Looking…')}
      autoFocus
    />
  )
}

function nameOf({ requester, groupName }: KnownRequester): string {
  const name = `${requester.firstName} ${requester.lastName}`.trim()
  return `${name === '' ? requester.email || requester.phone : name}, ${groupName}`
}

function describe({ requester, lastTicketNumber }: KnownRequester): string {
  const last =
    lastTicketNumber === null
      ? i18n.t('known contact')
      : i18n.t('last ticket #{lastTicketNumber}', { lastTicketNumber })
  return [requester.phone, requester.email, last].filter((part) => part !== '').join(' · ')
}
