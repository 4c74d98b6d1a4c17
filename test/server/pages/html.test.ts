import fc from 'fast-check'
import { JSDOM } from 'jsdom'
import { expect, it } from 'vitest'
import { escapeHtml, html } from '#server/pages/html'

const parse = (text: string) => new JSDOM(`<!doctype html><body>${text}</body>`).window.document

it('escapes every value, and takes markup only from another template', () => {
  expect(html`<p>${'<b>&"\'</b>'} ${html`<i>${'x>y'}</i>`}</p>`.text).toBe(
    '<p>&lt;b&gt;&amp;&quot;&#39;&lt;/b&gt; <i>x&gt;y</i></p>',
  )
})

it('joins lists and leaves out what is not there', () => {
  expect(html`${[1, 'a', [html`<br />`]]}${null}${undefined}${false}${''}${0}`.text).toBe('1a<br />0')
})

it('lets no text out of its place, whatever it is', () => {
  const text = fc
    .string({ unit: 'binary' })
    .map((made) => made.replaceAll('\0', '') + '</p>"\'><script>x</script>')
  fc.assert(
    fc.property(text, (hostile) => {
      const page = parse(html`<p title="${hostile}">${hostile}</p>`.text)
      expect(page.body.children).toHaveLength(1)
      expect(page.querySelector('p')?.textContent).toBe(hostile.toWellFormed())
      expect(page.querySelector('p')?.getAttribute('title')).toBe(hostile.toWellFormed())
    }),
    { numRuns: 50 },
  )
})

it('replaces half a character, which UTF-8 cannot carry', () => {
  expect(escapeHtml('a\ud800b')).toBe('a\ufffdb')
})
