import { act } from 'react'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { useMethod } from '../../../renderer/features/responders/method-store.ts'
import { usePerson } from '../../../renderer/features/responders/person-store.ts'
import { useResponders } from '../../../renderer/features/responders/responders-store.ts'
import { RespondersView } from '../../../renderer/features/responders/responders-view.tsx'
import { DeskNowContext } from '../../../renderer/ui/desk-now.ts'
import { responderIdSchema } from '../../../shared/protocol/common.ts'
import { failed, success } from '../../../shared/ipc/result.ts'
import type { ResponderView } from '../../../shared/ipc/duty-views.ts'
import type { Person } from '../../../shared/ipc/views.ts'
import { fakeMethod, fakeResponder } from '../../support/fake-duty.ts'
import { installBridge, type FakeBridge } from '../../support/fake-bridge.ts'
import { fakeDesk, fakePerson } from '../../support/fake-desk.ts'
import { button, field, focus, hasNoInjectedMarkup, hostileText, onScreen, press, theOne, type, until, words } from '../on-screen.tsx' // prettier-ignore

const webhook = fakeMethod('hook', {
  settings: { channel: 'webhook', url: 'https://hooks.example.com/in' },
  secretsKept: ['secret'],
  verifiedAt: null,
})

let responders: ResponderView[]
let bridge: FakeBridge
let uninstall: () => void
beforeEach(() => {
  useResponders.setState(useResponders.getInitialState(), true)
  usePerson.setState(usePerson.getInitialState(), true)
  useMethod.setState(useMethod.getInitialState(), true)
  responders = [
    fakeResponder('ada', {
      name: 'Ada',
      methods: [fakeMethod('pager'), webhook],
      staffId: fakePerson.id,
      staffName: 'Rosa Lindqvist',
    }),
    fakeResponder('ben', {
      name: 'Ben',
      phone: '+49 30 55',
      methods: [fakeMethod('b', {}, 'never')],
      isOverdue: true,
    }),
    fakeResponder('cleo', { name: hostileText, methods: [], isOverdue: true }),
  ]
  bridge = fakeDesk(1).bridge
  bridge.answer('responders.list', () => success(responders))
  bridge.answer('methods.trial', () => success(null))
  bridge.answer('responders.put', ({ responderId, version, replacement }) => {
    const methods = replacement.methods.map(({ id, settings }) => ({ ...fakeMethod(id), settings }))
    return success({ ...replacement, id: responderId, methods, version: (version ?? 0) + 1 })
  })
  uninstall = installBridge(bridge)
})
afterEach(() => uninstall())

async function shown(person: Person = fakePerson, isAway = false) {
  await onScreen(
    <DeskNowContext value={{ isAway, emergencyPhone: '', undoMs: 0 }}>
      <RespondersView person={person} />
    </DeskNowContext>,
  )
  await until(() => expect(words()).toContain('How to reach them'))
}
const agent: Person = { ...fakePerson, role: 'agent' }
const picked = (id: string) => act(async () => useResponders.getState().picked(responderIdSchema.parse(id)))
const puts = () => bridge.requestsOf('responders.put')

describe('the drill board', () => {
  it('counts who is overdue, and shows names and words of gateways as plain text', async () => {
    await shown()
    expect(words()).toContain('3 responders, 2 overdue')
    await picked('cleo')
    expect(theOne('h2', hostileText)).toBeTruthy()
    expect(words()).toContain('There is no way to page this person yet')
    expect(hasNoInjectedMarkup()).toBe(true)
  })

  it('says of each method whether it is verified and when it last went through', async () => {
    await shown()
    const [pager, hook] = document.querySelectorAll('li.method')
    expect(pager?.textContent).toContain('Verified')
    expect(pager?.textContent).toContain('pager 5550100 at pager.example.net:444')
    expect(hook?.textContent).toContain('Not verified')
    // Paths of webhooks are often as good as a password.
    expect(hook?.textContent).not.toContain('/in')
    await picked('ben')
    expect(words()).toContain('Overdue: never tested with success')
  })

  it('finds by name and number, and says so where nobody fits', async () => {
    await shown()
    await type(field('Search responders'), '30 55')
    await until(() => expect(theOne('h2', 'Ben')).toBeTruthy())
    await type(field('Search responders'), 'nobody at all')
    expect(words()).toContain('Nobody fits these words.')
  })
})

describe('a person', () => {
  it('is added under a name, without a version', async () => {
    await shown()
    await press(button(/^Add responder/))
    await press(button('Add'))
    expect(words()).toContain('Enter a name.')
    await type(field('Name'), 'Dev')
    await type(field('Phone'), 'no number')
    await press(button('Add'))
    expect(words()).toContain('Use digits, spaces and')
    await type(field('Phone'), '555 0100')
    await press(button('Add'))
    await until(() => expect(puts()).toHaveLength(1))
    expect(puts()[0]).toMatchObject({
      version: null,
      replacement: { name: 'Dev', phone: '555 0100', active: true, methods: [] },
    })
  })

  it('keeps its methods when it is renamed, and what was typed where somebody else was first', async () => {
    bridge.answer('responders.put', () => failed('version-conflict', 'Ada has changed meanwhile.'))
    await shown()
    await press(button('Edit person…'))
    await type(field('Name'), 'Ada L.')
    await press(button('Save'))
    await until(() => expect(words()).toContain('Somebody else changed this meanwhile'))
    expect(field('Name')).toHaveProperty('value', 'Ada L.')
    expect(puts()[0]).toMatchObject({
      version: 3,
      replacement: { name: 'Ada L.', methods: [{ id: 'pager' }, { id: 'hook' }] },
    })
    expect(JSON.stringify(puts()[0])).not.toContain('secret')
  })

  it('is removed only after a question', async () => {
    bridge.answer('responders.remove', () => failed('invalid-reference', 'The shift Nights names them.'))
    await shown()
    await press(button('Remove…'))
    expect(bridge.requestsOf('responders.remove')).toHaveLength(0)
    await press(button('Remove'))
    await until(() => expect(words()).toContain('The shift Nights names them.'))
    expect(bridge.requestsOf('responders.remove')).toEqual([{ responderId: 'ada', version: 3 }])
  })
})

describe('a method', () => {
  it('asks for the fields of its channel alone, and says beside each what is wrong', async () => {
    await shown()
    await press(button('Add method'))
    await press(button('Add'))
    expect(words()).toContain('Enter a host name or an address.')
    await type(field('Port'), '99999')
    await press(button('Add'))
    expect(words()).toContain('Enter a whole number from 1 to 65535.')
    await type(field('Port'), '444')
    await type(field('Gateway'), 'snpp.example.net')
    await type(field('Pager number'), '5550199')
    await type(field('PIN'), '0000')
    await press(button('Add'))
    await until(() => expect(puts()).toHaveLength(1))
    expect(puts()[0]).toMatchObject({
      replacement: {
        methods: [
          { id: 'pager' },
          { id: 'hook' },
          { settings: { channel: 'snpp', host: 'snpp.example.net', length: 200 }, secrets: { pin: '0000' } },
        ],
      },
    })
    expect(() => field('Topic')).toThrow('No input')
  })

  it('never shows a secret that is kept, and leaves it as it is unless one is typed or it is forgotten', async () => {
    await shown()
    await press(button('Edit Webhook'))
    expect(field('Signing secret')).toHaveProperty('value', '')
    expect(words()).toContain('One is kept at the desk')
    await press(button('Save'))
    await until(() => expect(puts()).toHaveLength(1))
    expect(JSON.stringify(puts()[0])).not.toContain('secrets')
    await press(button('Edit Webhook'))
    await press(button('Forget it: Signing secret'))
    expect(words()).toContain('Forgotten when you save.')
    await press(button('Save'))
    await until(() => expect(puts()).toHaveLength(2))
    expect(puts()[1]).toMatchObject({ replacement: { methods: [{}, { secrets: { secret: null } }] } })
  })

  it('shows beside the field what the desk has against a secret', async () => {
    const errors = [{ path: 'methods.1.secrets.secret', message: 'It was given for another address.' }]
    bridge.answer('responders.put', () => failed('invalid-request', 'The request is not valid.', { errors }))
    await shown()
    await press(button('Edit Webhook'))
    await type(field('Address'), 'https://elsewhere.example.com/')
    await press(button('Save'))
    await until(() => expect(theOne('.field-error', 'It was given for another address.')).toBeTruthy())
    expect(words()).not.toContain('methods.1')
  })

  it('shows at its switch that an address inside the network is not allowed', async () => {
    const message = 'It leads to 10.0.0.7, inside a private network.'
    const errors = [{ path: 'methods.1.settings.allowsInternal', message }]
    bridge.answer('responders.put', () => failed('invalid-reference', message, { errors }))
    await shown()
    await press(button('Edit Webhook'))
    await type(field('Address'), 'http://10.0.0.7/')
    await press(button('Save'))
    await until(() => expect(theOne('.switch', /^May stand inside/).textContent).toContain(message))
    expect(words()).not.toContain('methods.1')
  })

  it('moves in the order by the keyboard, which stays with it', async () => {
    const order = () => responders[0]?.methods.map(({ id }) => id)
    bridge.answer('responders.put', ({ replacement }) => {
      const [first] = responders
      if (first === undefined) throw new Error('nobody')
      const methods = replacement.methods.flatMap(({ id }) => first.methods.filter((one) => one.id === id))
      responders = [{ ...first, methods, version: 4 }, ...responders.slice(1)]
      return success({ ...first, methods, version: 4 })
    })
    await shown()
    await focus(button('Move Webhook up'))
    await press(button('Move Webhook up'))
    await until(() => expect(order()).toEqual(['hook', 'pager']))
    await until(() => expect(document.activeElement?.getAttribute('aria-label')).toBe('Move Webhook down'))
  })
})

describe('who may change what', () => {
  it('lets somebody without the role change their own phone and methods, and nobody else’s', async () => {
    await shown(agent)
    expect(button('Change my phone number…')).toBeTruthy()
    expect(button('Add method')).toBeTruthy()
    expect(() => button('Remove…')).toThrow('No button')
    await press(button('Edit Webhook'))
    expect(words()).not.toContain('May stand inside our own network')
    await press(button('Cancel'))
    await picked('ben')
    expect(words()).toContain('Administrators change this')
    for (const name of ['Add method', 'Test now: Pager (SNPP)', 'Edit Pager (SNPP)'])
      expect(() => button(name)).toThrow('No button')
  })

  it('reads without a network, changes nothing, and says why', async () => {
    await shown(fakePerson, true)
    expect(words()).toContain('secrets are sent straight to it: do this with a network')
    for (const name of ['Edit person…', 'Add method', 'Test now: Webhook', 'Move Webhook up'])
      expect(button(name)).toHaveProperty('disabled', true)
  })
})
