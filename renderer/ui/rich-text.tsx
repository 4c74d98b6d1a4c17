import { Fragment, useMemo, type ReactNode } from 'react'
import type { StaffId } from '../../shared/protocol/common.ts'
import type { Block, Inline } from '../../shared/rules/markdown/markdown.ts'
import { readMarkdown } from '../../shared/rules/markdown/read-markdown.ts'
import { assertNever } from '../../shared/rules/assert-never.ts'
import { OutsideLink } from './outside-link.tsx'
import { PlainText } from './plain-text.tsx'
import { OpenNumberContext, TicketWords } from './ticket-words.tsx'
import './rich-text.css'

interface RichTextProps {
  /** Markdown of the staff. */
  children: string
  /** How a colleague is called today who is mentioned; by default as they were called then. */
  nameOf?: (staffId: StaffId, name: string) => string
  /** Who reads: a mention of them stands out. */
  reader?: StaffId | null
}

interface Drawing {
  nameOf: (staffId: StaffId, name: string) => string
  reader: StaffId | null
}

const asWritten = (_: StaffId, name: string) => name

/** A text of the staff as its readers see it: elements made from what the Markdown says, never markup. */
export function RichText({ children, nameOf = asWritten, reader = null }: RichTextProps) {
  const blocks = useMemo(() => readMarkdown(children), [children])
  return <div className="rich-text">{drawBlocks(blocks, { nameOf, reader })}</div>
}

function drawBlocks(blocks: readonly Block[], drawing: Drawing): ReactNode {
  return blocks.map((block, index) => <Fragment key={index}>{drawBlock(block, drawing)}</Fragment>)
}

function drawBlock(block: Block, drawing: Drawing): ReactNode {
  switch (block.kind) {
    case 'paragraph':
      return <p dir="auto">{drawInlines(block.inlines, drawing)}</p>
    case 'heading':
      return (
        <p className="rich-heading" dir="auto">
          {drawInlines(block.inlines, drawing)}
        </p>
      )
    case 'quote':
      return <blockquote dir="auto">{drawBlocks(block.blocks, drawing)}</blockquote>
    case 'list': {
      const items = block.items.map((item, index) => <li key={index}>{drawBlocks(item, drawing)}</li>)
      const className = block.isTight ? 'rich-tight' : undefined
      if (block.start === null) return <ul className={className}>{items}</ul>
      return (
        <ol className={className} start={block.start}>
          {items}
        </ol>
      )
    }
    case 'code':
      return (
        <pre dir="ltr">
          {block.caption !== '' && <bdi className="rich-caption">{block.caption}</bdi>}
          <code>{block.text}</code>
        </pre>
      )
    case 'rule':
      return <hr />
    case 'plain':
      return <PlainText>{block.text}</PlainText>
    default:
      return assertNever(block)
  }
}

function drawInlines(inlines: readonly Inline[], drawing: Drawing): ReactNode {
  return inlines.map((inline, index) => <Fragment key={index}>{drawInline(inline, drawing)}</Fragment>)
}

function drawInline(inline: Inline, drawing: Drawing): ReactNode {
  switch (inline.kind) {
    case 'text':
      return <TicketWords>{inline.text}</TicketWords>
    case 'break':
      // As it was typed, so that what is copied has it too; the style sheet keeps it.
      return '\n'
    case 'mention': {
      const look = inline.staffId === drawing.reader ? 'mention mention-reader' : 'mention'
      return <bdi className={look}>@{drawing.nameOf(inline.staffId, inline.name)}</bdi>
    }
    case 'code':
      return <code>{inline.text}</code>
    case 'strong':
      return <strong>{drawInlines(inline.inlines, drawing)}</strong>
    case 'emphasis':
      return <em>{drawInlines(inline.inlines, drawing)}</em>
    case 'struck':
      return <s>{drawInlines(inline.inlines, drawing)}</s>
    case 'link':
      return (
        <OutsideLink href={inline.href}>
          {/* No link within a link. */}
          <OpenNumberContext value={null}>{drawInlines(inline.inlines, drawing)}</OpenNumberContext>
        </OutsideLink>
      )
    default:
      return assertNever(inline)
  }
}
