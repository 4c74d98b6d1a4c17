import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { useKeyboard } from '../../../renderer/commands/keyboard-store.ts'
import { usePaletteSource } from '../../../renderer/commands/palette-sources.ts'
import { useCommands } from '../../../renderer/commands/use-commands.ts'
import { Palette } from '../../../renderer/features/palette/palette.tsx'
import { usePalette } from '../../../renderer/features/palette/palette-store.ts'
import { installBridge } from '../../support/fake-bridge.ts'
import { fakeDesk, type FakeDesk } from '../../support/fake-desk.ts'
import { byRole, pressKey, showScreen, typeInto, until, type Shown } from '../../support/show-screen.tsx'

let desk: FakeDesk
let uninstall: () => void
let shown: Shown
const ran = vi.fn<(what: string) => void>()
const onOpenTicket = vi.fn<(id: string) => void>()
const onOpenGroup = vi.fn<(id: string) => void>()
const onClose = vi.fn<() => void>()

function Screen({ isOpen = true }: { isOpen?: boolean }) {
  useCommands({
    'queue.next': () => ran('next'),
    'ticket.resolve': () => ran('resolve'),
    'desk.new-ticket': () => ran('new'),
    'go.groups': () => ran('groups'),
    'group.block': undefined,
  })
  usePaletteSource({
    id: 'views',
    title: 'Views',
    items: () => [{ id: 'night', name: 'Night shift', hint: '12', run: () => ran('night') }],
  })
  return <Palette {...{ isOpen, onClose, onOpenTicket, onOpenGroup }} />
}

const options = () => [...document.querySelectorAll('[role="option"]')].map((each) => each.textContent)
const field = () => document.querySelector('[role="combobox"]')
const active = () => {
  const id = field()?.getAttribute('aria-activedescendant')
  return id == null ? null : (document.getElementById(id)?.textContent ?? null)
}

/** Over a screen that stands already, as a press opens it. */
async function open() {
  shown = await showScreen(<Screen isOpen={false} />)
  await shown.change(<Screen />)
}

beforeEach(async () => {
  usePalette.setState(usePalette.getInitialState(), true)
  useKeyboard.setState({ singleKeys: true, pending: null })
  desk = fakeDesk(5)
  uninstall = installBridge(desk.bridge)
  await open()
})
afterEach(async () => {
  await shown.unmount()
  uninstall()
  for (const each of [ran, onOpenTicket, onOpenGroup, onClose]) each.mockReset()
})

describe('the palette', () => {
  it('offers what can be done here with its keys, and what features add; no move, and nothing that cannot be done', () => {
    expect(options()).toEqual(['Resolvee', 'Night shift12', 'New ticketc', 'Go to the groupsgg'])
    expect(active()).toBe('Resolvee')
    expect(document.activeElement).toBe(field())
  })

  it('runs what is picked once it is closed', async () => {
    await typeInto(field(), 'gro')
    onClose.mockImplementation(() => ran('closed'))
    await pressKey('Enter')
    expect(ran.mock.calls).toEqual([['closed'], ['groups']])
  })

  it('moves by the arrows, round at the ends', async () => {
    await pressKey('ArrowUp')
    expect(active()).toBe('Go to the groupsgg')
    await pressKey('ArrowDown')
    await pressKey('ArrowDown')
    expect(active()).toBe('Night shift12')
    await pressKey('Enter')
    expect(ran.mock.calls).toEqual([['night']])
  })

  it('finds tickets by number and words, and opens one', async () => {
    const [row] = desk.rows
    await typeInto(field(), String(row?.number))
    await until(() => options().some((each) => each.includes(`#${row?.number}`)), 'the ticket')
    expect(active()).toContain(`#${row?.number}`)
    await pressKey('Enter')
    expect(onOpenTicket).toHaveBeenCalledWith(row?.id)
  })

  it('says of a ticket into which one it was merged', async () => {
    const [row] = desk.rows
    if (row === undefined) throw new Error('There is no ticket.')
    desk.rows.splice(0, 1, { ...row, status: 'closed', mergedInto: { number: 5099 } })
    await typeInto(field(), String(row.number))
    await until(() => options().some((each) => each.includes('merged into #5099')), 'the ticket')
    expect(active()).not.toContain('closed')
  })

  it('says where nothing fits, and Enter does nothing then', async () => {
    desk.bridge.answer('queue.window', () => ({ ok: false, failure: { code: 'core-stopped', message: 'x' } }))
    await typeInto(field(), 'zzzz')
    expect(byRole('dialog', /.*/)?.textContent).toContain('Nothing fits these words.')
    await pressKey('Enter')
    expect(onClose).not.toHaveBeenCalled()
  })

  it('tells no single key while those are switched off', async () => {
    await shown.unmount()
    useKeyboard.getState().singleKeysPicked(false)
    await open()
    expect(options()).toEqual(['Resolve', 'Night shift12', 'New ticket', 'Go to the groups'])
  })

  it('offers first what was done last', async () => {
    await typeInto(field(), 'new')
    await pressKey('Enter')
    await shown.change(<Screen isOpen={false} />)
    await shown.change(<Screen />)
    expect(options()[0]).toBe('New ticketc')
    expect(options().filter((each) => each === 'New ticketc')).toHaveLength(1)
  })

  it('closes by its own chord', async () => {
    await pressKey('k', { ctrlKey: true })
    expect(onClose).toHaveBeenCalledOnce()
  })
})
