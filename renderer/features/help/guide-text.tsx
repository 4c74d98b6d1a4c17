import { createElement, Fragment, type MouseEvent, type ReactNode } from 'react'
import type { Token } from 'markdown-it'
import { OutsideLink } from '../../ui/outside-link.tsx'
import { anchorOf, placeOfLink, type GuidePage, type GuidePlace } from './guide.ts'
import { guidePicture } from './guide-pictures.ts'

interface GuideTextProps {
  page: GuidePage
  onGo: (place: GuidePlace) => void
}

/** A page of the guide: elements made from what its Markdown says, never markup. */
export function GuideText({ page, onGo }: GuideTextProps) {
  const place = { next: 0 }
  return <>{draw(page.tokens, place, { page, onGo })}</>
}

/** All up to the end of what is open; each opening takes its own end with it. */
function draw(tokens: readonly Token[], place: { next: number }, drawing: GuideTextProps): ReactNode[] {
  const drawn: ReactNode[] = []
  for (;;) {
    const token = tokens[place.next]
    place.next += 1
    if (token === undefined || token.nesting === -1) return drawn
    const words = tokens[place.next]?.content ?? ''
    const within = token.nesting === 1 ? draw(tokens, place, drawing) : null
    drawn.push(<Fragment key={drawn.length}>{drawOne(token, within, drawing, words)}</Fragment>)
  }
}

/** `words`: what stands right behind the token, for the anchor of a heading. */
function drawOne(
  token: Token,
  within: ReactNode[] | null,
  drawing: GuideTextProps,
  words: string,
): ReactNode {
  switch (token.type) {
    case 'inline':
      return draw(token.children ?? [], { next: 0 }, drawing)
    case 'text':
      return token.content
    case 'softbreak':
      return ' '
    case 'hardbreak':
      return <br />
    case 'code_inline':
      return <code>{token.content}</code>
    case 'fence':
    case 'code_block':
      return (
        <pre dir="ltr">
          <code>{token.content}</code>
        </pre>
      )
    case 'image':
      return <Picture token={token} />
    case 'link_open':
      return (
        <GuideLink href={String(token.attrGet('href') ?? '')} {...drawing}>
          {within}
        </GuideLink>
      )
    case 'heading_open':
      return createElement(token.tag, { id: headingId(anchorOf(words)), tabIndex: -1 }, within)
    case 'paragraph_open':
      return token.hidden ? within : <p>{within}</p>
    default:
      return token.tag === '' ? null : createElement(token.tag, null, within)
  }
}

/** The id of a heading in the document: anchors are the guide's own. */
export function headingId(anchor: string): string {
  return `guide-${anchor}`
}

interface GuideLinkProps extends GuideTextProps {
  href: string
  children: ReactNode
}

/** Within the guide, out by the one door, or, to a file that only the source has, no link at all. */
function GuideLink({ href, children, page, onGo }: GuideLinkProps) {
  const place = placeOfLink(page.id, href)
  if (place === null) return <OutsideLink href={href}>{children}</OutsideLink>
  const pressed = (event: MouseEvent) => {
    event.preventDefault()
    onGo(place)
  }
  return (
    <a className="outside-link" href={`#${place.anchor ?? ''}`} onClick={pressed}>
      {children}
    </a>
  )
}

/** As the theme is: the style sheet shows the one that fits. */
function Picture({ token }: { token: Token }) {
  const picture = guidePicture(String(token.attrGet('src') ?? ''))
  if (picture === null) return null
  return (
    <>
      <img
        className="guide-picture guide-picture-light"
        src={picture.light}
        alt={token.content}
        loading="lazy"
      />
      <img
        className="guide-picture guide-picture-dark"
        src={picture.dark}
        alt={token.content}
        loading="lazy"
      />
    </>
  )
}
