import { build } from 'vite'
import { expect, it } from 'vitest'
import { plainHttp } from '../../scripts/plain-http.ts'

/** What is built of one module. */
async function builtOf(code: string): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'silent',
    plugins: [
      plainHttp(),
      {
        name: 'given',
        resolveId: (source) => (source === 'given' ? source : null),
        load: (id) => (id === 'given' ? code : null),
      },
    ],
    ssr: { noExternal: true },
    build: { ssr: true, write: false, minify: false, rolldownOptions: { input: 'given' } },
  })
  const outputs = [built].flat().flatMap((each) => ('output' in each ? each.output : []))
  return outputs.map((output) => (output.type === 'chunk' ? output.code : '')).join('\n')
}

it('takes http where it is imported as Node takes it itself, and not by an import that loads undici', async () => {
  const built = await builtOf(`import { createServer } from 'node:http'
    import http from 'http'
    console.log(createServer, http)`)
  expect(built).toContain('process.getBuiltinModule("node:http")')
  expect(built).not.toMatch(/from "(node:)?http"/)
})

it('fails on a name of http that it does not hand on', async () => {
  await expect(
    builtOf(`import { validateHeaderName } from 'node:http'\nconsole.log(validateHeaderName)`),
  ).rejects.toThrow('validateHeaderName')
})
