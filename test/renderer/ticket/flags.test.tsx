import { describe, expect, it } from 'vitest'
import { actIdSchema } from '../../../shared/ipc/act.ts'
import { fakeFlag } from '../../support/fake-triage.ts'
import { byRole, press, pressKey, typeInto, until } from '../../support/show-screen.tsx'
import { composer, ticketWorld } from './ticket-world.tsx'

const world = ticketWorld()
const acts = () => world.desk.bridge.requestsOf('act.perform')
const field = (place: number) => document.querySelectorAll('.dialog input, .dialog textarea')[place] ?? null

describe('flags', () => {
  it('are given with one key, a usual reason, and a note', async () => {
    const row = await world.show()
    await pressKey('f')
    expect(byRole('button', /^Flag$/)?.hasAttribute('disabled')).toBe(true)
    await press(byRole('button', 'It never worked before.'))
    await typeInto(field(1), 'They said so themselves.')
    await press(byRole('button', /^Flag$/))
    expect(acts()).toMatchObject([
      {
        act: {
          kind: 'flag-ticket',
          ticketId: row.id,
          reason: 'It never worked before.',
          note: 'They said so themselves.',
        },
      },
    ])
    expect(document.querySelector('.dialog')).toBeNull()
  })

  it('take own words, and say what is wrong with them', async () => {
    await world.show()
    await press(byRole('button', 'Flag as abuse…'))
    await typeInto(field(0), 'x'.repeat(501))
    expect(world.shown.text()).toContain('Use at most 500 characters.')
    await typeInto(field(0), 'A wish, not a trouble.')
    await pressKey('Enter')
    expect(acts()).toMatchObject([{ act: { reason: 'A wish, not a trouble.', note: '' } }])
  })

  it('are not asked for by a letter that is typed into a message', async () => {
    await world.show()
    composer()?.focus()
    await pressKey('f')
    expect(document.querySelector('.dialog')).toBeNull()
  })

  it('are told with who, why and when; one’s own is changed or taken back', async () => {
    const row = await world.show((view) => ({
      ...view,
      flags: [
        fakeFlag(1, { note: 'Third time.' }),
        fakeFlag(2, { isMine: true, by: { kind: 'staff', staffId: null, name: 'Rosa' }, reason: 'Mine.' }),
      ],
    }))
    const lines = [...document.querySelectorAll('[aria-label="Flags"] > li')].map((line) => line.textContent)
    expect(lines[0]).toMatch(/^Flagged as abuse by Imre Balogh, .*“The site was not down.” Third time.$/)
    expect(lines[1]).toContain('Take back')
    await press(byRole('button', 'Change your flag…'))
    expect(field(0)).toHaveProperty('value', 'Mine.')
    await pressKey('Escape')
    await until(() => document.querySelector('.dialog') === null, 'the dialog to close')
    await press(byRole('button', 'Take back'))
    expect(acts()).toMatchObject([{ act: { kind: 'unflag-ticket', ticketId: row.id } }])
  })

  it('say that they have not left yet, and are then discarded among the acts', async () => {
    await world.show((view) => ({
      ...view,
      flags: [
        fakeFlag(1, {
          isMine: true,
          act: { id: actIdSchema.parse('act-5'), state: { kind: 'waiting', tries: 0, nextTryAt: null } },
        }),
      ],
    }))
    expect(document.querySelector('[aria-label="Flags"]')?.textContent).toContain('About to be sent')
    expect(byRole('button', 'Take back')).toBeNull()
  })
})
