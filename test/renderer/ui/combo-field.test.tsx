import { useState } from 'react'
import { expect, it } from 'vitest'
import { ComboField } from '../../../renderer/ui/combo-field.tsx'
import { field, focus, onScreen, press, theOne, type, until } from '../on-screen.tsx'

const items = [
  { id: 'ann', name: 'Ann Ng' },
  { id: 'bo', name: 'Bo Ström' },
]

/** `after`: what stands in the field once somebody was chosen. */
function Choice({ after }: { after: (name: string) => string }) {
  const [text, setText] = useState('')
  const picked = (id: string) => setText(after(items.find((item) => item.id === id)?.name ?? ''))
  return <ComboField label="Who" items={items} text={text} onTextChange={setText} onSelect={picked} />
}
const list = () => document.querySelector('[role="listbox"]')

it.each([
  ['its name', (name: string) => name],
  ['nothing', () => ''],
])('closes its list once something is taken, also where %s stands in the field then', async (_, after) => {
  await onScreen(<Choice after={after} />)
  await focus(field('Who'))
  await type(field('Who'), 'An')
  await until(() => expect(list()).not.toBeNull())
  await press(theOne('[role="option"]', 'Ann Ng'))
  await until(() => expect(field('Who')).toHaveProperty('value', after('Ann Ng')))
  await until(() => expect(list()).toBeNull())
  // What is typed next opens it again.
  await type(field('Who'), 'Bo')
  await until(() => expect(list()).not.toBeNull())
})
