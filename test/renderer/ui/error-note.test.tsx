import { describe, expect, it } from 'vitest'
import { failed } from '../../../shared/ipc/result.ts'
import { ErrorNote } from '../../../renderer/ui/error-note.tsx'
import { showScreen } from '../../support/show-screen.tsx'

describe('the note of an error', () => {
  it('tells the sentence and each field, as plain text', async () => {
    const hostile = '<script>window.hacked = 1</script>'
    const errors = [{ path: 'line 3', message: `Not ${hostile}` }]
    const { failure } = failed('invalid-request', hostile, { errors })
    const shown = await showScreen(<ErrorNote failure={failure} />)
    expect(shown.container.querySelector('[role="alert"] p')?.textContent).toBe(hostile)
    expect(shown.container.querySelector('li')?.textContent).toBe(`line 3 Not ${hostile}`)
    expect(shown.container.querySelector('script')).toBeNull()
    await shown.unmount()
  })

  it('says nothing twice: what its sentence tells of a field is not told under it once more', async () => {
    for (const sentence of ['Use one letter.', 'letter: Use one letter.']) {
      const errors = [
        { path: 'letter', message: 'Use one letter.' },
        { path: 'name', message: 'Enter something here.' },
      ]
      const { failure } = failed('invalid-request', sentence, { errors })
      const shown = await showScreen(<ErrorNote failure={failure} />)
      expect([...shown.container.querySelectorAll('li')].map(({ textContent }) => textContent)).toEqual([
        'name Enter something here.',
      ])
      await shown.unmount()
    }
  })
})
