import { filesField } from '../../shared/protocol/attachment.ts'

/** The fields of the form, in the order in which they stand on the page. */
export const ticketFields = [
  'groupName',
  'firstName',
  'lastName',
  'email',
  'phone',
  'subject',
  'description',
  'workedBefore',
  'everythingDown',
  'urgency',
] as const
export type TicketField = (typeof ticketFields)[number]

/** Everything that can be wrong on the page, in its order: files are chosen below the description. */
export const fieldsOnPage: readonly string[] = ticketFields.flatMap((field) =>
  field === 'description' ? [field, filesField] : [field],
)

/** What somebody typed, exactly, before any rule has looked at it. */
export type TypedTicket = Readonly<Record<TicketField, string>>

/** The known fields of a body, as text; whatever else it holds is passed over. */
export function typedTicket(body: Readonly<Record<string, unknown>>): TypedTicket {
  const text = (field: TicketField) => {
    const value = body[field]
    return typeof value === 'string' ? value : ''
  }
  return {
    groupName: text('groupName'),
    firstName: text('firstName'),
    lastName: text('lastName'),
    email: text('email'),
    phone: text('phone'),
    subject: text('subject'),
    description: text('description'),
    workedBefore: text('workedBefore'),
    everythingDown: text('everythingDown'),
    urgency: text('urgency'),
  }
}

/** An empty form; a link such as `/?groupName=Acme` may fill a part of it. */
export const untyped: TypedTicket = typedTicket({})
