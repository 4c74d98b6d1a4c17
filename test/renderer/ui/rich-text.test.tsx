import fc from 'fast-check'
import { expect, it } from 'vitest'
import { OutsideLink } from '../../../renderer/ui/outside-link.tsx'
import { PlainText } from '../../../renderer/ui/plain-text.tsx'
import { RichText } from '../../../renderer/ui/rich-text.tsx'
import { OpenNumberContext } from '../../../renderer/ui/ticket-words.tsx'
import { isSafeLink } from '../../../shared/rules/safe-link.ts'
import { markdownOfAnyKind } from '../../support/hostile-markdown.ts'
import { onScreen, press, words } from '../on-screen.tsx'

const made = 'div,p,blockquote,ul,ol,li,pre,code,bdi,hr,br,strong,em,s,a'

it('draws what was marked, and links that say where they lead', async () => {
  await onScreen(<RichText>{'Hello **Ada**\n\n- one\n- [two](https://a.example/x)'}</RichText>)
  expect(document.querySelector('strong')?.textContent).toBe('Ada')
  const link = document.querySelector('a')
  expect(link?.getAttribute('href')).toBe('https://a.example/x')
  expect(link?.title).toBe('https://a.example/x')
  expect(link?.rel).toContain('noopener')
  expect(link?.target).toBe('_blank')
})

it('shows markup as the letters it is, and makes no link that may not be opened', async () => {
  const typed = '<img src=x onerror=alert(1)> [press](javascript:alert(1)) <script>1</script>'
  await onScreen(<RichText>{typed}</RichText>)
  expect(words()).toBe(typed)
  expect(document.querySelector('img, script, a')).toBeNull()
})

it('opens a ticket that is named in a text, here and never outside, and not within a link or code', async () => {
  const opened: number[] = []
  await onScreen(
    <OpenNumberContext value={(ticketNumber) => void opened.push(ticketNumber)}>
      <RichText>{'**#12**, imagine-desk://ticket/13, [see #14](https://a.example/#15) `#16`'}</RichText>
      <PlainText>{'And #17 <b>#18</b>'}</PlainText>
    </OpenNumberContext>,
  )
  for (const each of document.querySelectorAll('button')) await press(each)
  expect(opened).toEqual([12, 13, 17, 18])
  expect(document.querySelectorAll('a')).toHaveLength(1)
  expect(words()).toContain('see #14 #16And #17 <b>#18</b>')
})

it('draws words for a link that is handed to it unasked', async () => {
  await onScreen(<OutsideLink href="javascript:alert(1)">press</OutsideLink>)
  expect(document.querySelector('a')).toBeNull()
  expect(words()).toBe('press')
})

it('stands ten thousand quotes within each other, and a line of nothing but brackets', async () => {
  const quotes = `${'>'.repeat(10_000)} still here`
  await onScreen(<RichText>{quotes}</RichText>)
  expect(words()).toBe(quotes)
  const brackets = '['.repeat(1024 * 1024)
  await onScreen(<RichText>{brackets}</RichText>)
  expect(words()).toContain(brackets)
})

it('makes of any text nothing but its own elements, with no attribute that runs', async () => {
  await fc.assert(
    fc.asyncProperty(markdownOfAnyKind, async (typed) => {
      document.body.replaceChildren()
      await onScreen(<RichText>{typed}</RichText>)
      for (const element of document.querySelectorAll('.rich-text *')) {
        expect(element.matches(made)).toBe(true)
        for (const { name, value } of element.attributes) {
          expect(['class', 'dir', 'start', 'href', 'title', 'target', 'rel']).toContain(name)
          expect(name !== 'href' || isSafeLink(value)).toBe(true)
        }
      }
    }),
    { numRuns: 100 },
  )
})
