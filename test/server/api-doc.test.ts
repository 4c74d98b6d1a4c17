import { readFile } from 'node:fs/promises'
import { format, resolveConfig } from 'prettier'
import { expect, it } from 'vitest'
import { renderApi } from '../../scripts/render-api.ts'
import { startDesk } from '../support/desk.ts'

it('says what the service says: docs/api.md is as new as the schemas', async () => {
  const desk = await startDesk()
  const text = renderApi((await desk.api('GET', '/openapi.json')).body)
  await desk.close()
  const formatted = await format(text, { ...(await resolveConfig('docs/api.md')), parser: 'markdown' })
  expect(await readFile('docs/api.md', 'utf8')).toBe(formatted)
})
