import fc from 'fast-check'
import { expect, it } from 'vitest'
import { staffIdSchema } from '#shared/protocol/common'
import { mentionedIn, namedIn, plainMentions, writeMentions } from '#shared/rules/mentions'

const person = (id: string, name: string) => ({ id: staffIdSchema.parse(id), name })
const ada = person('s-1', 'Ada')
const adaByron = person('s-2', 'Ada Byron')
const staff = [ada, adaByron, person('s-3', 'Zoë Ó Máille')]

it('writes the id of a colleague beside their name, the longest name first, and reads it back', () => {
  const typed = '@Ada Byron and @Ada, see what @Zoë Ó Máille said; ada@Ada.example and @Adam are nobody.'
  const kept = writeMentions(typed, staff)
  expect(kept).toBe(
    '@[Ada Byron](staff:s-2) and @[Ada](staff:s-1), see what @[Zoë Ó Máille](staff:s-3) said; ada@Ada.example and @Adam are nobody.',
  )
  expect(mentionedIn(kept)).toEqual(['s-2', 's-1', 's-3'])
  expect(plainMentions(kept)).toBe(typed)
  expect(namedIn('@Ada and @Ada', staff)).toEqual([ada])
})

it('loses no letter of any text', () => {
  const piece = fc.constantFrom('@', 'Ada', ' Byron', '@Ada', '[', ']', '(', ')', ' ', '\n', 'x', 'é')
  fc.assert(
    fc.property(fc.array(piece), (parts) => {
      const typed = parts.join('')
      expect(plainMentions(writeMentions(typed, staff))).toBe(typed)
    }),
    { numRuns: 2000 },
  )
})
