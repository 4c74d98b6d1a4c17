import { describe, expect, it } from 'vitest'
import { useCanned } from '../../../renderer/features/ticket/canned-store.ts'
import { useComposerLook } from '../../../renderer/features/ticket/composer-look-store.ts'
import { defaultPreferences } from '../../../shared/ipc/preferences.ts'
import { success } from '../../../shared/ipc/result.ts'
import { cannedReplyIdSchema, staffIdSchema } from '../../../shared/protocol/common.ts'
import { fakePerson } from '../../support/fake-desk.ts'
import { byRole, press, pressKey, typeInto, until } from '../../support/show-screen.tsx'
import { composer, ticketWorld } from './ticket-world.tsx'

const world = ticketWorld()
const acts = () => world.desk.bridge.requestsOf('act.perform') as { act: { kind: string; body?: string } }[]
const ana = { id: staffIdSchema.parse('staff-9'), name: 'Ana Castellanos', email: 'ana@desk.example', role: 'agent', revoked: false } as const // prettier-ignore
const send = () => pressKey('Enter', { ctrlKey: true })
const dialog = () => document.querySelector('[role="alertdialog"]')

async function begin(): Promise<void> {
  useComposerLook.setState(useComposerLook.getInitialState(), true)
  useCanned.setState(useCanned.getInitialState(), true)
  world.desk.bridge.answer('staff.list', () => success([ana]))
  await world.show()
  await until(() => useComposerLook.getState().person !== null, 'who writes')
}

/** Types as somebody does whose caret is at the end. */
async function write(text: string): Promise<void> {
  await typeInto(composer(), text)
  composer()?.setSelectionRange(text.length, text.length)
}

describe('what is written', () => {
  it('is seen as its readers will see it', async () => {
    await begin()
    await write('It is **up** again.')
    await pressKey('e', { ctrlKey: true })
    expect(document.querySelector('.composer-preview strong')?.textContent).toBe('up')
    await pressKey('e', { ctrlKey: true })
    expect(document.querySelector('.composer-preview')).toBeNull()
  })

  it('is formatted by keys, and quotes by the line', async () => {
    await begin()
    await write('up')
    composer()?.setSelectionRange(0, 2)
    await pressKey('b', { ctrlKey: true })
    expect(composer()?.value).toBe('**up**')
    await pressKey('b', { ctrlKey: true })
    expect(composer()?.value).toBe('up')
    await pressKey('E', { ctrlKey: true, shiftKey: true })
    expect(composer()?.value).toBe('> up')
  })

  it('goes to whom it says: the customer by name, or the staff alone', async () => {
    await begin()
    expect(document.querySelector('.composer-reader')?.textContent).toMatch(/^To .*@/)
    await press(byRole('button', /^Note/))
    expect(document.querySelector('.composer-reader')?.textContent).toContain('Staff only.')
    expect(composer()?.getAttribute('aria-label')).toBe('Note for the staff')
  })
})

describe('a reply that may not be meant for the customer', () => {
  it('is asked about where it was begun as a note, and can be saved as one', async () => {
    await begin()
    await press(byRole('button', /^Note/))
    await write('They never pay.')
    await press(byRole('button', /^Reply/))
    expect(composer()?.value).toBe('They never pay.')
    expect(document.querySelector('.composer-reader')?.textContent).toContain('Begun as a note')
    await send()
    expect(dialog()?.textContent).toContain('You began this as a note')
    expect(acts()).toEqual([])
    await press(byRole('button', 'Save as a note'))
    await until(() => acts().length === 1, 'the note')
    expect(acts()[0]?.act).toMatchObject({ kind: 'note', body: 'They never pay.' })
    expect(composer()?.value).toBe('')
  })

  it('is not asked about any more once it is a note again, or was written anew', async () => {
    await begin()
    await press(byRole('button', /^Note/))
    await write('One')
    await press(byRole('button', /^Reply/))
    await write('')
    await write('Two')
    await send()
    await until(() => acts().length === 1, 'the reply')
    expect(acts()[0]?.act).toMatchObject({ kind: 'reply', body: 'Two' })
  })

  it.each([
    ['Ask @Ana Castellanos.', 'It speaks of Ana Castellanos with an @'],
    ['Dear {{requester.firstname}},', 'Nothing stands yet for {{requester.firstname}}.'],
  ])('is asked about: %s', async (text, words) => {
    await begin()
    await write(text)
    await send()
    expect(dialog()?.textContent).toContain(words)
    await press(byRole('button', 'Send to the customer'))
    await until(() => acts().length === 1, 'the reply')
    expect(acts()[0]?.act).toMatchObject({ kind: 'reply', body: text })
  })
})

describe('a mention', () => {
  it('is offered in a note, taken by the keyboard, and kept with the id of the colleague', async () => {
    await begin()
    await press(byRole('button', /^Note/))
    await write('Please look, @cast')
    expect(composer()?.getAttribute('aria-activedescendant')).toBe('mention-option-0')
    await pressKey('Enter')
    expect(composer()?.value).toBe('Please look, @Ana Castellanos ')
    expect(document.querySelector('.mention-list')).toBeNull()
    await send()
    await until(() => acts().length === 1, 'the note')
    expect(acts()[0]?.act.body).toBe('Please look, @[Ana Castellanos](staff:staff-9) ')
  })

  it('is plain text in a reply', async () => {
    await begin()
    await write('Ask @ana')
    expect(document.querySelector('.mention-list')).toBeNull()
  })
})

describe('a signature', () => {
  it('stands under a reply and not under a note, is seen before, and can be left out', async () => {
    const signatures = { [fakePerson.id]: '{{me.name}}, {{provider.name}}' }
    world.desk.bridge.answer('preferences.read', () => success({ ...defaultPreferences, signatures }))
    await begin()
    await until(
      () => document.querySelector('.composer-signature')?.textContent?.includes('Rosa') ?? false,
      'it',
    )
    await write('Done.')
    await press(byRole('button', 'Leave the signature out'))
    await send()
    await until(() => acts().length === 1, 'the reply')
    expect(acts()[0]?.act.body).toBe('Done.')
    await press(byRole('button', /^Note/))
    expect(document.querySelector('.composer-signature')).toBeNull()
    await press(byRole('button', /^Reply/))
    await write('Done again.')
    await send()
    // The name of the provider is not known here: nobody sends that unasked.
    await press(byRole('button', 'Send to the customer'))
    await until(() => acts().length === 2, 'the second reply')
    expect(acts()[1]?.act.body).toBe('Done again.\n\nRosa Lindqvist, {{provider.name}}')
  })
})

describe('a canned reply', () => {
  const canned = { id: cannedReplyIdSchema.parse('c-1'), title: 'On it', body: 'Hello {{me.name}}, **on it**.', shortcut: 'onit', updatedBy: 'Ana', updatedAt: 0, pending: false } // prettier-ignore

  it('takes the place of its shortcut, filled, and counts as used', async () => {
    world.desk.bridge.answer('canned.list', () => success([canned]))
    await begin()
    await until(() => useCanned.getState().replies.length === 1, 'the replies')
    await write('Good day. ;onit')
    await pressKey('Tab')
    expect(composer()?.value).toBe('Good day. Hello Rosa Lindqvist, **on it**.')
    expect(world.desk.preferences().cannedUses).toEqual({ 'c-1': 1 })
  })

  it('is looked for, seen and chosen without a pointer', async () => {
    const other = {
      ...canned,
      id: cannedReplyIdSchema.parse('c-2'),
      title: 'Modem',
      body: 'Unplug it.',
      shortcut: null,
    }
    world.desk.bridge.answer('canned.list', () => success([canned, other]))
    await begin()
    await write('')
    composer()?.focus()
    await pressKey(';', { ctrlKey: true })
    await until(() => document.querySelector('.canned-picker') !== null, 'the list')
    await typeInto(document.querySelector('.canned-search'), 'unplug')
    expect(document.querySelector('section[aria-label="How it would read"]')?.textContent).toBe('Unplug it.')
    await pressKey('Enter')
    await until(() => composer()?.value === 'Unplug it.', 'its text')
  })
})
