/** How one ticket stands to another that it is linked with. */
export const relations = ['related', 'duplicate-of', 'duplicated-by'] as const
export type Relation = (typeof relations)[number]

/** Before the name of the other ticket. */
export const relationNames: Record<Relation, string> = {
  related: 'Related to',
  'duplicate-of': 'Duplicate of',
  'duplicated-by': 'Has the duplicate',
}

/** A ticket that is linked with so many others is an outage, or a mistake. */
export const mostLinks = 50

/** How the other one stands to the first. */
export function inverseOf(relation: Relation): Relation {
  if (relation === 'related') return 'related'
  return relation === 'duplicate-of' ? 'duplicated-by' : 'duplicate-of'
}

/** The links of a ticket with one of them as it is to be; null takes it away. What was linked last stands last. */
export function withLink<Link extends { ticketId: string }>(
  links: readonly Link[],
  ticketId: string,
  link: Link | null,
): Link[] {
  const others = links.filter((one) => one.ticketId !== ticketId)
  return link === null ? others : [...others, link]
}
