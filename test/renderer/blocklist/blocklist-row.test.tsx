import { expect, it } from 'vitest'
import { BlocklistRow } from '../../../renderer/features/blocklist/blocklist-row.tsx'
import { actIdSchema } from '../../../shared/ipc/act.ts'
import type { BlocklistRow as Row, Enforcement } from '../../../shared/ipc/blocklist-views.ts'
import { failed } from '../../../shared/ipc/result.ts'
import { fakeBlocklistRow } from '../../support/fake-blocklist.ts'
import { showScreen } from '../../support/show-screen.tsx'

const actId = actIdSchema.parse('act-1')
const onlyHere: Enforcement = { kind: 'only-here', actId }
const { failure } = failed('forbidden', 'Only an administrator changes the blocklist.')

it.each<[string, Partial<Row>]>([
  ['In force', {}],
  ['Not in force yet', { isWithheld: false, enforcement: onlyHere }],
  ['Not in force', { isWithheld: false, enforcement: { kind: 'refused', actId, failure } }],
  // Only an extension of it waits here.
  ['In force', { isWithheld: true, enforcement: onlyHere }],
  ['Still in force', { state: 'lifted', isWithheld: true, enforcement: onlyHere }],
  ['Lifted', { state: 'lifted', isWithheld: false }],
])('says “%s” of a block as the desk has it, whatever waits here', async (words, more) => {
  const shown = await showScreen(<BlocklistRow row={fakeBlocklistRow(1, more)} />)
  expect(document.querySelector('.badge')?.textContent).toBe(words)
  await shown.unmount()
})
