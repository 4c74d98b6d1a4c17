import fc from 'fast-check'
import { expect, it } from 'vitest'
import { fillVariables, unfilledIn, variables } from '#shared/rules/fill-variables'
import { readMarkdown } from '#shared/rules/markdown/read-markdown'

it('puts values where they are asked for, and leaves what is unknown or blank to be seen', () => {
  const filled = fillVariables(
    'Hello {{ requester.firstName }}, #{{ticket.number}} {{group.name}} {{nobody.knows}}',
    {
      'requester.firstName': 'Ada',
      'ticket.number': '5123',
      'group.name': ' ',
    },
  )
  expect(filled).toBe('Hello Ada, #5123 {{group.name}} {{nobody.knows}}')
  expect(unfilledIn(filled)).toEqual(['group.name', 'nobody.knows'])
})

it('takes a value for its letters alone', () => {
  const evil = '**{{me.name}}** [press](https://evil.example) {{ticket.number}} <b>'
  const filled = fillVariables('{{requester.firstName}}!', {
    'requester.firstName': evil,
    'me.name': 'Me',
    'ticket.number': '1',
  })
  expect(readMarkdown(filled)).toEqual([{ kind: 'paragraph', inlines: [{ kind: 'text', text: `${evil}!` }] }])
})

it('never interprets a value, whatever it holds and however often it is filled', () => {
  const piece = fc.constantFrom(
    '{',
    '}',
    '{{',
    '}}',
    '{{me.name}}',
    '\\',
    '*',
    '[',
    ']',
    '(',
    ')',
    'a',
    ' ',
    '$&',
    '$1',
    '`',
    '@',
    '_',
  )
  fc.assert(
    fc.property(fc.array(piece), (parts) => {
      const value = parts.join('').replace(/\s+/g, ' ').trim()
      const values = { 'requester.firstName': value, 'me.name': 'Me' }
      const once = fillVariables('Dear {{requester.firstName}}, good day', values)
      const shown = value === '' ? '{{requester.firstName}}' : value.endsWith('\\') ? `${value} ` : value
      expect(readMarkdown(once)).toEqual([
        { kind: 'paragraph', inlines: [{ kind: 'text', text: `Dear ${shown}, good day` }] },
      ])
      expect(fillVariables(once, value === '' ? {} : values)).toBe(once)
    }),
    { numRuns: 3000 },
  )
})

it('knows every variable by its name', () => {
  for (const name of variables) expect(fillVariables(`{{${name}}}`, { [name]: 'X' })).toBe('X')
})
