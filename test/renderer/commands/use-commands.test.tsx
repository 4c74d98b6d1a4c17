import { afterEach, describe, expect, it, vi } from 'vitest'
import { runCommand, runOnceBound } from '../../../renderer/commands/bindings.ts'
import { useKeyboard } from '../../../renderer/commands/keyboard-store.ts'
import { useCommands, useDynamicCommands } from '../../../renderer/commands/use-commands.ts'
import { Button } from '../../../renderer/ui/button.tsx'
import { Dialog } from '../../../renderer/ui/dialog.tsx'
import { SelectField } from '../../../renderer/ui/select-field.tsx'
import { pressKey, showScreen, type Shown } from '../../support/show-screen.tsx'

const pressed = vi.fn<() => void>()
const picked = vi.fn<(id: string) => void>()
const items = [
  { id: 'new', name: 'New' },
  { id: 'open', name: 'Open' },
]
let shown: Shown

function Keys({ isDialogOpen = false }: { isDialogOpen?: boolean }) {
  useCommands({ 'desk.new-ticket': pressed, 'queue.open': pressed })
  return (
    <>
      <input aria-label="Field" />
      <button type="button">Press</button>
      <Dialog title="A question" isOpen={isDialogOpen} onClose={() => {}}>
        Sure?
      </Dialog>
    </>
  )
}

function ArrowKey() {
  useCommands({ 'list.next': pressed, 'ticket.note': pressed })
  return null
}

afterEach(async () => {
  await shown.unmount()
  useKeyboard.setState({ singleKeys: true, pending: null })
  pressed.mockReset()
  picked.mockReset()
})

describe('shortcuts', () => {
  it('work anywhere on the screen', async () => {
    shown = await showScreen(<Keys />)
    await pressKey('c')
    expect(pressed).toHaveBeenCalledOnce()
  })

  it('are silent while somebody types', async () => {
    shown = await showScreen(<Keys />)
    shown.container.querySelector('input')?.focus()
    await pressKey('c')
    expect(pressed).not.toHaveBeenCalled()
  })

  it('are silent under an open dialog', async () => {
    shown = await showScreen(<Keys isDialogOpen />)
    await pressKey('c')
    expect(pressed).not.toHaveBeenCalled()
  })

  it('leave combinations to the system', async () => {
    shown = await showScreen(<Keys />)
    await pressKey('c', { ctrlKey: true })
    await pressKey('c', { metaKey: true })
    expect(pressed).not.toHaveBeenCalled()
  })

  it('leave Enter to the button that has the focus', async () => {
    shown = await showScreen(<Keys />)
    shown.container.querySelector('button')?.focus()
    await pressKey('Enter')
    expect(pressed).not.toHaveBeenCalled()
  })

  it('leave the arrows to what opens by them', async () => {
    shown = await showScreen(<SelectField label="Status" items={items} selected="open" onSelect={picked} />)
    const keys = await showScreen(<ArrowKey />)
    shown.container.querySelector('button')?.focus()
    await pressKey('ArrowDown')
    expect(pressed).not.toHaveBeenCalled()
    expect(document.querySelector('[role="listbox"]')).not.toBeNull()
    await keys.unmount()
  })

  it('end with their component', async () => {
    shown = await showScreen(<Keys />)
    await shown.unmount()
    await pressKey('c')
    expect(pressed).not.toHaveBeenCalled()
  })
})

const went = vi.fn<(where: string) => void>()

function Sections() {
  useCommands({
    'go.queue': () => went('queue'),
    'go.groups': () => went('groups'),
    'ticket.close': () => went('closed'),
    'ticket.reply': () => went('reply'),
  })
  useDynamicCommands([
    { id: 'view:1', title: 'Night shift', place: 'go', keys: ['g 7'], run: () => went('night shift') },
  ])
  return (
    <>
      <input aria-label="Field" />
      <div role="grid" data-keys="lists queue" tabIndex={0} aria-label="Rows" />
    </>
  )
}

describe('a sequence', () => {
  afterEach(() => went.mockReset())

  it('waits for its second key and says what may follow', async () => {
    shown = await showScreen(<Sections />)
    await pressKey('g')
    expect(useKeyboard.getState().pending).toEqual({
      prefix: 'g',
      following: [
        { key: '7', title: 'Night shift' },
        { key: 'q', title: 'Queue' },
        { key: 'g', title: 'Groups' },
      ],
    })
    await pressKey('q')
    expect(went.mock.calls).toEqual([['queue']])
    expect(useKeyboard.getState().pending).toBeNull()
  })

  it('may be of the same key twice, and of a command made at run time', async () => {
    shown = await showScreen(<Sections />)
    for (const key of ['g', 'g', 'g', '7']) await pressKey(key)
    expect(went.mock.calls).toEqual([['groups'], ['night shift']])
  })

  it('is left by Escape, which then closes nothing', async () => {
    shown = await showScreen(<Sections />)
    await pressKey('g')
    await pressKey('Escape')
    expect(went).not.toHaveBeenCalled()
    await pressKey('q')
    expect(went).not.toHaveBeenCalled()
    await pressKey('Escape')
    expect(went.mock.calls).toEqual([['closed']])
  })

  it('uses up a key that does not follow', async () => {
    shown = await showScreen(<Sections />)
    await pressKey('g')
    await pressKey('r')
    expect(went).not.toHaveBeenCalled()
    await pressKey('r')
    expect(went.mock.calls).toEqual([['reply']])
  })

  it('is not gone on with in a field', async () => {
    shown = await showScreen(<Sections />)
    await pressKey('g')
    shown.container.querySelector('input')?.focus()
    await pressKey('q')
    expect(went).not.toHaveBeenCalled()
    expect(useKeyboard.getState().pending).toBeNull()
  })

  it('waits while Shift alone is held', async () => {
    shown = await showScreen(<Sections />)
    await pressKey('g')
    await pressKey('Shift', { shiftKey: true })
    await pressKey('q')
    expect(went.mock.calls).toEqual([['queue']])
  })

  it('ends after a while', async () => {
    shown = await showScreen(<Sections />)
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    try {
      document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'g', bubbles: true }))
      expect(useKeyboard.getState().pending).not.toBeNull()
      vi.advanceTimersByTime(3_000)
      expect(useKeyboard.getState().pending).toBeNull()
    } finally {
      vi.useRealTimers()
    }
  })
})

describe('single keys that are switched off', () => {
  it('are silent, and told nowhere', async () => {
    useKeyboard.getState().singleKeysPicked(false)
    shown = await showScreen(
      <>
        <Keys />
        <Button command="desk.new-ticket">New ticket</Button>
      </>,
    )
    await pressKey('c')
    await pressKey('g')
    expect(pressed).not.toHaveBeenCalled()
    expect(useKeyboard.getState().pending).toBeNull()
    expect(shown.container.querySelector('[aria-keyshortcuts], .button-shortcut')).toBeNull()
    await pressKey('Enter')
    expect(pressed).toHaveBeenCalledOnce()
  })

  it('go on in the list that has the focus, for what is done in that list', async () => {
    useKeyboard.getState().singleKeysPicked(false)
    shown = await showScreen(<Sections />)
    const keys = await showScreen(<ArrowKey />)
    await pressKey('j')
    expect(pressed).not.toHaveBeenCalled()
    shown.container.querySelector<HTMLElement>('[role="grid"]')?.focus()
    await pressKey('j')
    expect(pressed).toHaveBeenCalledOnce()
    await pressKey('n')
    expect(pressed).toHaveBeenCalledOnce()
    await keys.unmount()
  })
})

describe('a command', () => {
  it('is told by the button that does the same, for the eye and for a screen reader', async () => {
    shown = await showScreen(<Button command="desk.undo">Undo</Button>)
    const button = shown.container.querySelector('button')
    expect(button?.getAttribute('aria-keyshortcuts')).toBe('Control+Z z')
    expect(button?.querySelector('.button-shortcut')?.textContent).toBe('Ctrl Z')
  })

  it('is done once where its key is held down, and a move goes on', async () => {
    shown = await showScreen(<Keys />)
    const keys = await showScreen(<ArrowKey />)
    await pressKey('c')
    for (let held = 0; held < 3; held += 1) await pressKey('c', { repeat: true })
    expect(pressed).toHaveBeenCalledTimes(1)
    for (let held = 0; held < 3; held += 1) await pressKey('j', { repeat: true })
    expect(pressed).toHaveBeenCalledTimes(4)
    await keys.unmount()
  })

  it('falls to what lies below where the topmost leaves it', async () => {
    function Over() {
      useCommands({ 'desk.new-ticket': () => false })
      return null
    }
    shown = await showScreen(<Keys />)
    const over = await showScreen(<Over />)
    await pressKey('c')
    expect(pressed).toHaveBeenCalledOnce()
    await over.unmount()
  })

  it('goes to whoever claims to be first, however late the other came', async () => {
    const first = vi.fn<() => void>()
    function First() {
      useCommands({ 'desk.new-ticket': first }, { isFirst: true })
      return null
    }
    shown = await showScreen(<First />)
    const later = await showScreen(<Keys />)
    await pressKey('c')
    expect(first).toHaveBeenCalledOnce()
    expect(pressed).not.toHaveBeenCalled()
    await later.unmount()
  })

  it('is carried out by name, and waits for the screen that can do it', async () => {
    shown = await showScreen(<div />)
    expect(runCommand('desk.new-ticket')).toBe(false)
    runOnceBound('desk.new-ticket')
    const keys = await showScreen(<Keys />)
    expect(pressed).toHaveBeenCalledOnce()
    expect(runCommand('desk.new-ticket')).toBe(true)
    expect(pressed).toHaveBeenCalledTimes(2)
    await keys.unmount()
  })

  it('is not waited for any more once something else is pressed', async () => {
    shown = await showScreen(<Sections />)
    runOnceBound('desk.new-ticket')
    await pressKey('j')
    const keys = await showScreen(<Keys />)
    expect(pressed).not.toHaveBeenCalled()
    await keys.unmount()
  })
})

describe('a closed select', () => {
  it('is not changed by a letter or a sideways arrow that was meant for something else', async () => {
    shown = await showScreen(<SelectField label="Status" items={items} selected="open" onSelect={picked} />)
    const keys = await showScreen(<ArrowKey />)
    shown.container.querySelector('button')?.focus()
    for (const key of ['n', 'o', 'ArrowLeft', 'ArrowRight']) await pressKey(key)
    expect(picked).not.toHaveBeenCalled()
    expect(pressed).toHaveBeenCalledOnce()
    await keys.unmount()
  })
})
