/** Conversations in one, by time; each stays in its own order, whatever clocks say. Instants: ms since 1970, or RFC 3339 in UTC. */
export function inTimeOrder<Message extends { readonly createdAt: number | string }>(
  own: readonly Message[],
  others: readonly (readonly Message[])[],
): Message[] {
  return others.reduce<Message[]>((sofar, other) => joinedByTime(sofar, other), [...own])
}

function joinedByTime<Message extends { readonly createdAt: number | string }>(
  one: readonly Message[],
  other: readonly Message[],
): Message[] {
  const joined: Message[] = []
  let place = 0
  for (const message of one) {
    for (
      let next = other[place];
      next !== undefined && next.createdAt < message.createdAt;
      next = other[place]
    ) {
      joined.push(next)
      place += 1
    }
    joined.push(message)
  }
  return [...joined, ...other.slice(place)]
}
