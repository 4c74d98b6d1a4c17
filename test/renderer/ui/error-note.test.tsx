import { describe, expect, it } from 'vitest'
import { failed } from '../../../shared/ipc/result.ts'
import { ErrorNote } from '../../../renderer/ui/error-note.tsx'
import { showScreen } from '../../support/show-screen.tsx'

describe('the note of an error', () => {
  it('tells the sentence and each field, as plain text', async () => {
    const hostile = '<script>window.hacked = 1</script>'
    const { failure } = failed('invalid-request', hostile, { errors: [{ path: 'line 3', message: hostile }] })
    const shown = await showScreen(<ErrorNote failure={failure} />)
    expect(shown.container.querySelector('[role="alert"] p')?.textContent).toBe(hostile)
    expect(shown.container.querySelector('li')?.textContent).toBe(`line 3 ${hostile}`)
    expect(shown.container.querySelector('script')).toBeNull()
    await shown.unmount()
  })
})
