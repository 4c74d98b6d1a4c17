import type { StaffId } from '../protocol/common.ts'
import { staffIdSchema } from '../protocol/common.ts'

/** A colleague as a text names them. */
export interface Named {
  id: StaffId
  name: string
}

/** Written as a link would be, so that a console that knows no mentions shows something that can be read. */
const written = /@\[([^[\]\n]{1,80})\]\(staff:([A-Za-z0-9._:-]{1,64})\)/g
const writtenHere = new RegExp(written.source, 'y')
const inWord = /[\p{L}\p{N}]/u

/**
 * The text of a note as it is kept: each `@Name` of a colleague bears their id, which outlives a new name. Of names that
 * begin alike the longest counts.
 */
export function writeMentions(text: string, staff: readonly Named[]): string {
  const people = nameable(staff)
  let kept = ''
  let at = 0
  for (;;) {
    const next = text.indexOf('@', at)
    if (next < 0) return kept + text.slice(at)
    const person = inWord.test(text.charAt(next - 1)) ? undefined : namedAt(text, next + 1, people)
    const to = next + 1 + (person?.name.length ?? 0)
    kept += text.slice(at, next) + (person === undefined ? '@' : `@[${person.name}](staff:${person.id})`)
    at = to
  }
}

/** The colleagues whom a text that is still being written names, each once. */
export function namedIn(text: string, staff: readonly Named[]): Named[] {
  const ids = new Set(mentionedIn(writeMentions(text, staff)))
  return staff.filter(({ id }) => ids.has(id))
}

/** The text of a note as its author typed it. */
export function plainMentions(body: string): string {
  return body.replace(written, '@$1')
}

/** Whom a note mentions, in the order of the text. */
export function mentionedIn(body: string): StaffId[] {
  return [...body.matchAll(written)].map(([, , id]) => staffIdSchema.parse(id))
}

/** The mention that begins at the `@` at `at`; null where none does. */
export function mentionAt(body: string, at: number): { id: StaffId; name: string; length: number } | null {
  writtenHere.lastIndex = at
  const found = writtenHere.exec(body)
  if (found?.[1] === undefined) return null
  return { id: staffIdSchema.parse(found[2]), name: found[1], length: found[0].length }
}

/** The longest first. A name that could not be read back is none. */
function nameable(staff: readonly Named[]): Named[] {
  return staff
    .filter(({ name }) => name !== '' && name.length <= 80 && !/[[\]\n]/.test(name))
    .toSorted((a, b) => b.name.length - a.name.length)
}

function namedAt(text: string, at: number, people: readonly Named[]): Named | undefined {
  return people.find(({ name }) => text.startsWith(name, at) && !inWord.test(text.charAt(at + name.length)))
}
