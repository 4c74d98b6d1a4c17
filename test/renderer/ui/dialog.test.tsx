import { useState } from 'react'
import { expect, it, vi } from 'vitest'
import { Button } from '../../../renderer/ui/button.tsx'
import { ComboField } from '../../../renderer/ui/combo-field.tsx'
import { Dialog } from '../../../renderer/ui/dialog.tsx'
import { button, field, focus, onScreen, press, pressKey, until, words } from '../on-screen.tsx'

const closed = vi.fn<() => void>()

it('closes at the first Escape, also while the hint of a button inside is shown', async () => {
  closed.mockReset()
  await onScreen(
    <Dialog title="A question" isOpen onClose={closed}>
      Sure?
    </Dialog>,
  )
  await pressKey('Tab')
  await focus(button('Close'))
  await until(() => expect(document.querySelector('[role="tooltip"]')).not.toBeNull())
  await pressKey('Escape')
  expect(closed).toHaveBeenCalledOnce()
})

it('leaves Escape to the list that is open above it', async () => {
  closed.mockReset()
  await onScreen(
    <Dialog title="A question" isOpen onClose={closed}>
      <ComboField
        label="Group"
        items={[{ id: 'one', name: 'One' }]}
        text=""
        onTextChange={() => {}}
        onSelect={() => {}}
      />
    </Dialog>,
  )
  await focus(field('Group'))
  await pressKey('ArrowDown')
  await until(() => expect(document.querySelector('[role="listbox"]')).not.toBeNull())
  await pressKey('Escape')
  await until(() => expect(document.querySelector('[role="listbox"]')).toBeNull())
  expect(closed).not.toHaveBeenCalled()
  await pressKey('Escape')
  expect(closed).toHaveBeenCalledOnce()
})

it('keeps the keyboard inside when the button that had it is switched off and goes away', async () => {
  await onScreen(<Changing />)
  await focus(button('Go on'))
  await press(button('Go on'))
  await until(() => expect(words()).toContain('Done'))
  const dialog = document.querySelector('[role="dialog"]')
  await until(() => expect(dialog?.contains(document.activeElement)).toBe(true))
  expect(document.activeElement).not.toBe(button('Close'))
})

function Changing() {
  const [step, setStep] = useState<'ask' | 'wait' | 'done'>('ask')
  const go = () => {
    setStep('wait')
    setTimeout(() => setStep('done'))
  }
  return (
    <Dialog
      title="A question"
      isOpen
      onClose={() => {}}
      footer={
        step === 'done' ? (
          <Button key="done">Done</Button>
        ) : (
          <Button key="ask" isDisabled={step === 'wait'} onPress={go}>
            Go on
          </Button>
        )
      }
    >
      Sure?
    </Dialog>
  )
}
