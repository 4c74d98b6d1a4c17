import fc from 'fast-check'
import { expect, it } from 'vitest'
import { escapeMarkdown } from '#shared/rules/markdown/escape-markdown'
import { deepest, type Block, type Inline } from '#shared/rules/markdown/markdown'
import { readMarkdown } from '#shared/rules/markdown/read-markdown'
import { isSafeLink } from '#shared/rules/safe-link'
import { markdownOfAnyKind } from '../../../support/hostile-markdown.ts'

it('reads what an agent writes', () => {
  expect(readMarkdown('Hello **Ada**, see [the page](https://desk.example/a_b).\nIt is *up*.')).toEqual([
    {
      kind: 'paragraph',
      inlines: [
        text('Hello '),
        { kind: 'strong', inlines: [text('Ada')] },
        text(', see '),
        { kind: 'link', href: 'https://desk.example/a_b', inlines: [text('the page')] },
        text('.'),
        { kind: 'break' },
        text('It is '),
        { kind: 'emphasis', inlines: [text('up')] },
        text('.'),
      ],
    },
  ])
  expect(readMarkdown('- a\n- b\n\n> c\n\n3. d\n\n```sh\nping  x\n```')).toEqual([
    { kind: 'list', start: null, isTight: true, items: [[paragraph('a')], [paragraph('b')]] },
    { kind: 'quote', blocks: [paragraph('c')] },
    { kind: 'list', start: 3, isTight: true, items: [[paragraph('d')]] },
    { kind: 'code', caption: 'sh', text: 'ping  x' },
  ])
})

it.each([
  '\\\\server\\share and DOMAIN\\user',
  'Smith & Co. &amp; <b>bold</b> <script>alert(1)</script>',
  'a_name_with_lines and 5 * 3 * 2 = 30, ~20 %',
  'Kind regards\n--\nAda',
  'column | column\n--- | ---\n1 | 2',
  '[1]: https://example.com is where it stands',
  '[press](javascript:alert(1)) ![x](javascript:alert(1)) [y](http://plain.example) [z](data:text/html,x)',
  '[two](https://good.example@evil.example/) <https://a.example> and #5123',
  '[nowhere]() and ![nothing]()',
])('leaves to the letter what nobody meant as Markdown: %j', (typed) => {
  expect(lettersOf(readMarkdown(typed))).toBe(typed)
})

it('makes a link of an address as it is pasted, without what ends the sentence', () => {
  expect(
    linksOf(readMarkdown('See https://a.example/x_(y), (https://b.example/), or https://c.example/.')),
  ).toEqual(['https://a.example/x_(y)', 'https://b.example/', 'https://c.example/'])
  expect(linksOf(readMarkdown('xhttps://a.example http://b.example https:// `https://c.example`'))).toEqual(
    [],
  )
  expect(linksOf(readMarkdown(`https://a.example/${'x'.repeat(3000)}`))).toEqual([])
})

it('loads no image: it is a link to it', () => {
  expect(readMarkdown('![a map](https://maps.example/1.png)')).toEqual([
    {
      kind: 'paragraph',
      inlines: [{ kind: 'link', href: 'https://maps.example/1.png', inlines: [text('a map')] }],
    },
  ])
})

it('shows as it was typed what is longer than a message, or deeper than anybody reads', () => {
  const quotes = `${'>'.repeat(10_000)} still here`
  const lists = Array.from({ length: 300 }, (_, depth) => `${'  '.repeat(depth)}- ${depth}`).join('\n')
  const line = '['.repeat(1024 * 1024)
  for (const typed of [quotes, lists, line])
    expect(readMarkdown(typed)).toEqual([{ kind: 'plain', text: typed }])
})

it('loses nothing where styles are nested without end', () => {
  const typed = `${'**a *b '.repeat(6000)}${'c* d**'.repeat(6000)}`
  const blocks = readMarkdown(typed)
  expect(depthOf(blocks)).toBeLessThanOrEqual(2 * deepest + 2)
  expect(lettersOf(blocks).replaceAll(/[* ]/g, '')).toBe(typed.replaceAll(/[* ]/g, ''))
})

it('never makes a link that may not be opened, nor goes deeper than it says, whatever was typed', () => {
  fc.assert(
    fc.property(markdownOfAnyKind, (typed) => {
      const blocks = readMarkdown(typed)
      for (const href of linksOf(blocks)) expect(isSafeLink(href)).toBe(true)
      expect(depthOf(blocks)).toBeLessThanOrEqual(3 * deepest + 2)
      // Every letter and digit that was typed is still to be read, but those of an address behind its words.
      expect(typed.includes('(') || wordsIn(lettersOf(blocks)) === wordsIn(typed)).toBe(true)
    }),
    { numRuns: 2000 },
  )
})

it('reads an escaped value as exactly its letters, wherever it stands', () => {
  const value = fc
    .array(
      fc.constantFrom(...'`*_~[](){}<>#+-.!:|\\ @1a&"\'/'.split(''), 'https://x.example', 'é', 'שלום', '  '),
    )
    .map((parts) => parts.join('').replace(/\s+/g, ' ').trim())
    .filter((line) => line !== '' && !line.endsWith('\\'))
  fc.assert(
    fc.property(value, (line) => {
      const escaped = escapeMarkdown(line)
      expect(readMarkdown(escaped)).toEqual([paragraph(line)])
      expect(readMarkdown(`Dear ${escaped}, good day`)).toEqual([paragraph(`Dear ${line}, good day`)])
      expect(readMarkdown(`> ${escaped}`)).toEqual([{ kind: 'quote', blocks: [paragraph(line)] }])
    }),
    { numRuns: 5000 },
  )
})

it.each([
  'Anna-Maria O’Neil',
  'Smith & Co. (Berlin) Ltd.',
  '+49 (0)30/123-45 ext. 7',
  'a_b@example.com',
  '#5123',
])('leaves as it is what most people are called: %s', (value) => expect(escapeMarkdown(value)).toBe(value))

function wordsIn(typed: string): string {
  return typed.replaceAll(/[^\p{L}]/gu, '')
}

function text(words: string): Inline {
  return { kind: 'text', text: words }
}

function paragraph(words: string): Block {
  return { kind: 'paragraph', inlines: [text(words)] }
}

/** What is read of it, without its looks. */
function lettersOf(blocks: readonly Block[]): string {
  return blocks
    .map((block) => {
      if (block.kind === 'quote') return lettersOf(block.blocks)
      if (block.kind === 'list') return block.items.map(lettersOf).join('\n')
      if (block.kind === 'rule') return '--'
      if (block.kind === 'code') return `${block.caption}\n${block.text}`
      return 'inlines' in block ? spoken(block.inlines) : block.text
    })
    .join('\n')
}

function spoken(inlines: readonly Inline[]): string {
  return inlines
    .map((inline) => {
      if (inline.kind === 'break') return '\n'
      if (inline.kind === 'mention') return `@${inline.name}`
      return 'inlines' in inline ? spoken(inline.inlines) : inline.text
    })
    .join('')
}

function linksOf(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return []
  const own = 'href' in value && typeof value.href === 'string' ? [value.href] : []
  return [...own, ...Object.values(value).flatMap(linksOf)]
}

function depthOf(held: readonly (Block | Inline)[]): number {
  let most = 0
  for (const one of held) {
    const within =
      one.kind === 'list'
        ? one.items.flat()
        : 'blocks' in one
          ? one.blocks
          : 'inlines' in one
            ? one.inlines
            : []
    most = Math.max(most, 1 + depthOf(within))
  }
  return most
}
