import MarkdownIt, { type Token } from 'markdown-it'
import accessibility from '../../../docs/guide/accessibility.md?raw'
import administrators from '../../../docs/guide/administrators.md?raw'
import agents from '../../../docs/guide/agents.md?raw'
import operating from '../../../docs/guide/operating.md?raw'

const parser = new MarkdownIt({ html: false })

/** The pages of the guide, as they are called by their files. */
export const guidePages = ['agents', 'administrators', 'operating', 'accessibility'] as const
export type GuidePageId = (typeof guidePages)[number]

const texts: Readonly<Record<GuidePageId, string>> = { agents, administrators, operating, accessibility }

/** A page, and where on it: the anchor of a heading, or none for its top. */
export interface GuidePlace {
  page: GuidePageId
  anchor?: string
}

export interface GuideSection {
  anchor: string
  title: string
  /** 1 for the title of the page. */
  depth: number
  /** All that stands below it before the next heading, in small letters. */
  words: string
}

export interface GuidePage {
  id: GuidePageId
  title: string
  tokens: readonly Token[]
  sections: readonly GuideSection[]
}

const known = new Map<GuidePageId, GuidePage>()

/** A page of the guide; read once. */
export function guidePage(id: GuidePageId): GuidePage {
  const page = known.get(id) ?? readPage(id)
  known.set(id, page)
  return page
}

function readPage(id: GuidePageId): GuidePage {
  const tokens = parser.parse(texts[id], {})
  const sections = sectionsOf(tokens)
  return { id, title: sections[0]?.title ?? id, tokens, sections }
}

function sectionsOf(tokens: readonly Token[]): GuideSection[] {
  const sections: GuideSection[] = []
  for (const [place, token] of tokens.entries()) {
    if (token.type === 'heading_open') {
      const title = wordsOf(tokens[place + 1])
      sections.push({ anchor: anchorOf(title), title, depth: Number(token.tag.slice(1)), words: '' })
    } else if (token.type === 'inline' || token.type === 'fence') {
      const section = sections.at(-1)
      if (section !== undefined) section.words += `${wordsOf(token).toLowerCase()} `
    }
  }
  return sections
}

function wordsOf(token: Token | undefined): string {
  if (token === undefined) return ''
  return token.children === null ? token.content : token.children.map(({ content }) => content).join('')
}

/** As GitHub makes the anchor of a heading, so that the links of the files lead to the same places. */
export function anchorOf(title: string): string {
  return title
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s-]/gu, '')
    .trim()
    .replace(/\s+/g, '-')
}

/** Where a link of a page leads within the guide; null where it leads elsewhere. */
export function placeOfLink(from: GuidePageId, href: string): GuidePlace | null {
  const [file = '', anchor = ''] = href.split('#')
  const page = file === '' ? from : guidePages.find((id) => file === `${id}.md`)
  if (page === undefined) return null
  return anchor === '' ? { page } : { page, anchor }
}

export interface FoundSection extends GuideSection {
  page: GuidePage
}

/** The sections that hold every word, in title or text; those that hold them in their title first. */
export function findSections(text: string): FoundSection[] {
  const wanted = text.toLowerCase().split(/\s+/).filter((word) => word !== '') // prettier-ignore
  if (wanted.length === 0) return []
  const found = guidePages
    .map(guidePage)
    .flatMap((page) => page.sections.map((section): FoundSection => ({ ...section, page })))
    .filter(({ title, words }) => wanted.every((word) => `${title.toLowerCase()} ${words}`.includes(word)))
  const inTitle = ({ title }: FoundSection) => wanted.every((word) => title.toLowerCase().includes(word))
  return [...found.filter(inTitle), ...found.filter((section) => !inTitle(section))]
}
