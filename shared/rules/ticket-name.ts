/** What a person calls a ticket: `#5123`, or its subject where it has no number yet. */
export function ticketName({ number, subject }: { number: number | null; subject: string }): string {
  return number === null ? `“${subject}”` : `#${number}`
}
