import { expect, it } from 'vitest'
import { responderSchema } from '#shared/protocol/responder'
import { defaultRota, rotaSchema } from '#shared/protocol/rota'
import { callList } from '#shared/rules/paging/call-list'

const one = (name: string, phone: string, more: object = {}) =>
  responderSchema.parse({
    id: name.toLowerCase(),
    name,
    role: 'support',
    staffId: null,
    phone,
    active: true,
    methods: [],
    version: 1,
    ...more,
  })
const now = Date.parse('2026-11-29T14:00:00.000Z')
const everybody = [
  one('Dee', '+1 4'),
  one('Cy', ''),
  one('Bo', '+1 2'),
  one('Ann', '+1 1'),
  one('Ed', '+1 5', { active: false }),
]
const named = (rota: typeof defaultRota) =>
  callList(rota, everybody, now).map(({ name, isOnDuty }) => `${name}${isOnDuty ? '*' : ''}`)

it('names everybody by the rota of a desk that was told nothing, those without a number last', () => {
  expect(named(defaultRota)).toEqual(['Ann*', 'Bo*', 'Dee*', 'Cy*'])
})

it('names who is on duty first, with or without a number, then others who can be called', () => {
  const from = '2026-11-29T00:00:00.000Z'
  const until = '2026-11-30T00:00:00.000Z'
  const off = ['ann', 'bo'].map((who) => ({ id: `off-${who}`, from, until, off: who, on: null }))
  const rota = rotaSchema.parse({ ...defaultRota, overrides: off })
  expect(named(rota)).toEqual(['Dee*', 'Cy*', 'Ann', 'Bo'])
})
