import { afterEach, beforeEach, expect, it } from 'vitest'
import { HandOverDialog } from '../../../renderer/features/pages/hand-over-dialog.tsx'
import { ResolveDialog } from '../../../renderer/features/pages/resolve-dialog.tsx'
import { success } from '../../../shared/ipc/result.ts'
import { ticketIdSchema } from '../../../shared/protocol/common.ts'
import { installBridge } from '../../support/fake-bridge.ts'
import { fakeDesk } from '../../support/fake-desk.ts'
import { fakePerson, unheldPage } from '../../support/fake-pages.ts'
import { onScreen, words } from '../on-screen.tsx'

let uninstall: () => void
beforeEach(() => {
  const { bridge } = fakeDesk(1)
  bridge.answer('pages.people', () => success([fakePerson(1)]))
  uninstall = installBridge(bridge)
})
afterEach(() => uninstall())

const done = () => undefined
const mail = { ticketId: ticketIdSchema.parse('t-1'), number: 7, subject: 'Mail' }
const resolving = (ticket: typeof mail | null) => (
  <ResolveDialog page={unheldPage(1, { ticket })} onClose={done} onResolve={done} />
)

it('asks for a note where a ticket keeps it', async () => {
  await onScreen(resolving(mail))
  expect(words()).toContain('The ticket stays as it is.')
  expect(words()).toContain('Note (may stay blank)')
  await onScreen(<HandOverDialog hasTicket onClose={done} onHandOver={done} />)
  expect(words()).toContain('Note (may stay blank)')
})

it('asks for none where nothing would keep it', async () => {
  await onScreen(resolving(null))
  expect(words()).toContain('It is over, and nobody is woken for it any more.')
  expect(words()).not.toContain('The ticket stays')
  expect(words()).not.toContain('Note')
  await onScreen(<HandOverDialog hasTicket={false} onClose={done} onHandOver={done} />)
  expect(words()).toContain('Hand this page over')
  expect(words()).not.toContain('Note')
})
