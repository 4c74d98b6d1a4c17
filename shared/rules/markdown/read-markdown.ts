import MarkdownIt, { type StateInline, type Token } from 'markdown-it'
import { staffIdSchema, textLimits } from '../../protocol/common.ts'
import { mentionAt } from '../mentions.ts'
import { isSafeLink } from '../safe-link.ts'
import { bareLink } from './bare-link.ts'
import { markedCharacters } from './escape-markdown.ts'
import { deepest, type Block, type Inline } from './markdown.ts'

/** The library drops the text of blocks deeper than this; where one comes near, nothing is read as Markdown. */
const maxNesting = 2 * deepest

const parser = new MarkdownIt({ html: false, linkify: false, typographer: false, breaks: true, maxNesting })
/*
 * What would hide or change something that people type without meaning it: HTML and entities, tables, a name underlined by
 * dashes, an address kept for later, angle brackets. Docs/decisions/0044.
 */
parser.disable(['html_block', 'html_inline', 'entity', 'table', 'lheading', 'reference', 'autolink'])
parser.inline.ruler.at('escape', escape)
parser.inline.ruler.before('link', 'bare_link', bareLink)
parser.inline.ruler.before('link', 'mention', mention)
parser.validateLink = isSafeLink
parser.normalizeLink = (address) => address

/**
 * Reads Markdown of the staff. Takes time in proportion to the text, whatever stands in it; what is longer than a message may
 * be, or nested deeper than anybody reads, comes back as one `plain` block.
 */
export function readMarkdown(text: string): Block[] {
  if (text.length > textLimits.body) return [{ kind: 'plain', text }]
  const tokens = parser.parse(text, {})
  if (tokens.some(({ level, nesting }) => nesting === 1 && level >= maxNesting - 2))
    return [{ kind: 'plain', text }]
  return blocksOf(tokens, { next: 0 })
}

/** A backslash takes the meaning of a mark away, and of nothing else: `\\server\share` stands as it was typed. */
function escape(state: StateInline, silent: boolean): boolean {
  const marked = state.src.charAt(state.pos + 1)
  if (state.src.charAt(state.pos) !== '\\' || marked === '' || !markedCharacters.includes(marked))
    return false
  if (!silent) state.pending += marked
  state.pos += 2
  return true
}

function mention(state: StateInline, silent: boolean): boolean {
  const { src, pos } = state
  if (src.charAt(pos) !== '[' || !state.pending.endsWith('@')) return false
  const found = mentionAt(src, pos - 1)
  if (found === null) return false
  if (!silent) {
    state.pending = state.pending.slice(0, -1)
    const token = state.push('mention', '', 0)
    token.content = found.name
    token.info = found.id
  }
  state.pos = pos - 1 + found.length
  return true
}

/** The blocks up to the end of what is open. */
function blocksOf(tokens: readonly Token[], place: { next: number }): Block[] {
  const blocks: Block[] = []
  for (;;) {
    const token = tokens[place.next]
    if (token === undefined) return blocks
    place.next += 1
    if (token.nesting === -1) return blocks
    const block = blockOf(token, tokens, place)
    if (block !== null) blocks.push(block)
  }
}

function blockOf(token: Token, tokens: readonly Token[], place: { next: number }): Block | null {
  switch (token.type) {
    case 'paragraph_open':
    case 'heading_open': {
      const inlines = inlinesOf(tokens[place.next]?.children ?? [])
      place.next += 2
      return { kind: token.type === 'heading_open' ? 'heading' : 'paragraph', inlines }
    }
    case 'blockquote_open':
      return { kind: 'quote', blocks: blocksOf(tokens, place) }
    case 'bullet_list_open':
    case 'ordered_list_open': {
      const isTight = tokens[place.next + 1]?.hidden ?? false
      const start = token.type === 'bullet_list_open' ? null : Number(token.attrGet('start') ?? 1)
      return { kind: 'list', start, isTight, items: itemsOf(tokens, place) }
    }
    case 'code_block':
    case 'fence':
      return { kind: 'code', caption: token.info.trim(), text: token.content.replace(/\n$/, '') }
    case 'hr':
      return { kind: 'rule' }
    default:
      return token.content === '' ? null : { kind: 'plain', text: token.content }
  }
}

function itemsOf(tokens: readonly Token[], place: { next: number }): Block[][] {
  const items: Block[][] = []
  for (; tokens[place.next]?.type === 'list_item_open'; items.push(blocksOf(tokens, place))) place.next += 1
  place.next += 1
  return items
}

/** A link or a style that is open. Beyond the deepest, what stands within goes into the one around it. */
interface Open {
  inlines: Inline[]
  /** Puts what it holds into the one around it. */
  close: (around: Inline[]) => void
}

function inlinesOf(tokens: readonly Token[]): Inline[] {
  const outer: Open = { inlines: [], close: () => undefined }
  const open = [outer]
  let beyond = 0
  for (const token of tokens) {
    const { inlines } = open.at(-1) ?? outer
    if (token.nesting === 1) {
      if (open.length > deepest) beyond += 1
      else open.push(opened(token))
    } else if (token.nesting === -1) {
      if (beyond > 0) beyond -= 1
      else open.pop()?.close((open.at(-1) ?? outer).inlines)
    } else put(inlines, inlineOf(token))
  }
  return outer.inlines
}

function styleOf({ type }: Token): 'strong' | 'emphasis' | 'struck' {
  if (type === 'strong_open') return 'strong'
  return type === 's_open' ? 'struck' : 'emphasis'
}

function opened(token: Token): Open {
  const inlines: Inline[] = []
  if (token.type !== 'link_open') {
    const kind = styleOf(token)
    return { inlines, close: (around) => around.push({ kind, inlines }) }
  }
  const href = String(token.attrGet('href') ?? '')
  if (isSafeLink(href)) return { inlines, close: (around) => around.push({ kind: 'link', href, inlines }) }
  // An address is missing: it stands as it was typed.
  const close = (around: Inline[]) =>
    [text('['), ...inlines, text(']()')].forEach((inline) => put(around, inline))
  return { inlines, close }
}

function inlineOf(token: Token): Inline {
  switch (token.type) {
    case 'softbreak':
    case 'hardbreak':
      return { kind: 'break' }
    case 'code_inline':
      return { kind: 'code', text: token.content }
    case 'mention':
      return { kind: 'mention', staffId: staffIdSchema.parse(token.info), name: token.content }
    case 'image': {
      // Never loaded: whoever serves it would learn who reads, and when.
      const href = String(token.attrGet('src') ?? '')
      const shown = text(token.content === '' ? href : token.content)
      return isSafeLink(href) ? { kind: 'link', href, inlines: [shown] } : text(`![${token.content}]()`)
    }
    default:
      return text(token.content)
  }
}

function text(words: string): Inline {
  return { kind: 'text', text: words }
}

/** Words beside words are one. */
function put(inlines: Inline[], inline: Inline): void {
  const last = inlines.at(-1)
  if (inline.kind === 'text' && last?.kind === 'text')
    inlines[inlines.length - 1] = text(last.text + inline.text)
  else if (inline.kind !== 'text' || inline.text !== '') inlines.push(inline)
}
