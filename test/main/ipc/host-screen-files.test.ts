import { join, sep } from 'node:path'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { preparePage, screenPath, screenPolicy } from '#main/ipc/host-screen-files'

const root = join(sep, 'opt', 'desk', 'out', 'renderer')

it('never leaves the folder of the screens, whatever an address says', () => {
  const step = fc.constantFrom(
    '..',
    '%2e%2e',
    '.',
    'assets',
    '%2f',
    '\\',
    '%5c',
    'C:',
    '\0',
    '%00',
    'a.js',
    '',
  )
  const path = fc.array(fc.oneof(step, fc.string())).map((steps) => `/${steps.join('/')}`)
  fc.assert(
    fc.property(path, (address) => {
      const file = screenPath(root, address) ?? root + sep
      expect(file.startsWith(root + sep)).toBe(true)
    }),
  )
})

it('serves files of the kinds that screens are made of', () => {
  expect(screenPath(root, '/assets/index-abc.js')).toBe(join(root, 'assets', 'index-abc.js'))
  expect(screenPath(root, '/icon.svg')).toBe(join(root, 'icon.svg'))
  expect(screenPath(root, '/assets/index.js.map')).toBeNull()
  expect(screenPath(root, '/.built')).toBeNull()
})

it('has no unsafe source in its policy, and no connection where none is needed', () => {
  expect(screenPolicy('n', [])).toContain("connect-src 'none'")
  expect(screenPolicy('n', ["'self'"])).toContain("connect-src 'self'")
  expect(screenPolicy('n', [])).not.toMatch(/unsafe|\*|data:|blob:/)
})

it('puts nothing but a nonce and the bridge into the page', () => {
  expect(preparePage('<head><title>$&</title>', 'abc', null)).toBe(
    '<head><meta property="csp-nonce" nonce="abc" /><title>$&</title>',
  )
  expect(preparePage('<head>', 'abc', '/bridge.js')).toContain('src="/bridge.js"')
})
