import { inspectDesk } from '#server/store/inspect-desk'
import type { Desk } from './desk.ts'

/** Closes a desk at the end of a test. Throws where the test left something behind that does not fit together. */
export async function closeSoundDesk(desk: Desk): Promise<void> {
  const { faults } = inspectDesk(desk.database.file)
  await desk.close()
  if (faults.length > 0) throw new Error(`The desk is not sound: ${faults.join(' ')}`)
}
