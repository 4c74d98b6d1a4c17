import fc from 'fast-check'
import { JSDOM } from 'jsdom'
import { expect, it } from 'vitest'
import { richText } from '#server/pages/rich-text'
import { isSafeLink } from '#shared/rules/safe-link'
import { markdownOfAnyKind } from '../../support/hostile-markdown.ts'

const { document } = new JSDOM('').window
const drawn = (markdown: string) => {
  const place = document.createElement('div')
  place.innerHTML = richText(markdown).text
  return place
}

it('draws a reply as its author saw it', () => {
  const place = drawn(
    'Hello **Ada**,\nsee [the page](https://a.example/?x=1&y=2).\n\n1. one\n2. two\n\n> said',
  )
  expect(place.querySelector('strong')?.textContent).toBe('Ada')
  expect(place.querySelector('a')?.getAttribute('href')).toBe('https://a.example/?x=1&y=2')
  expect([...place.querySelectorAll('ol > li')].map(({ textContent }) => textContent?.trim())).toEqual([
    'one',
    'two',
  ])
  expect(place.querySelector('blockquote')?.textContent?.trim()).toBe('said')
})

it('shows markup as letters and leaves links that may not be opened as they were typed', () => {
  const typed =
    '<img src=x onerror=alert(1)> [press](javascript:alert(1)) &lt;i&gt; ![x](http://t.example/1.png)'
  const place = drawn(typed)
  expect(place.textContent).toBe(typed)
  expect([...place.querySelectorAll('*')].map(({ localName }) => localName)).toEqual(['p'])
})

it('stands ten thousand quotes within each other, and a line of nothing but brackets', () => {
  const quotes = `${'>'.repeat(10_000)} still here`
  expect(drawn(quotes).textContent).toBe(quotes)
  const brackets = '['.repeat(1024 * 1024)
  expect(drawn(brackets).textContent).toBe(brackets)
})

it('makes of any text nothing but its own elements, with no attribute that runs', () => {
  fc.assert(
    fc.property(markdownOfAnyKind, (typed) => {
      for (const element of drawn(typed).querySelectorAll('*')) {
        expect([
          'p',
          'blockquote',
          'ul',
          'ol',
          'li',
          'pre',
          'code',
          'span',
          'hr',
          'br',
          'strong',
          'em',
          's',
          'a',
        ]).toContain(element.localName)
        for (const { name, value } of element.attributes) {
          expect(['class', 'dir', 'start', 'href', 'rel']).toContain(name)
          expect(name !== 'href' || isSafeLink(value)).toBe(true)
        }
      }
    }),
    { numRuns: 1000 },
  )
})
