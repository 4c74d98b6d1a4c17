import { afterEach, describe, expect, it, vi } from 'vitest'
import { Dialog } from '../../../renderer/ui/dialog.tsx'
import { useShortcuts } from '../../../renderer/ui/keyboard.ts'
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
  useShortcuts({ c: pressed, Enter: pressed })
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
  useShortcuts({ ArrowDown: pressed, n: pressed })
  return null
}

afterEach(async () => {
  await shown.unmount()
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
