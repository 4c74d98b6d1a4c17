import { Fragment, useMemo, type ReactNode } from 'react'
import type { Block, Inline } from '../../shared/rules/markdown/markdown.ts'
import { readMarkdown } from '../../shared/rules/markdown/read-markdown.ts'
import { assertNever } from '../../shared/rules/assert-never.ts'
import { OutsideLink } from './outside-link.tsx'
import { PlainText } from './plain-text.tsx'
import './rich-text.css'

interface RichTextProps {
  /** Markdown of the staff. */
  children: string
  /** How words between the marks are drawn, where they are more than words. */
  drawWords?: (words: string) => ReactNode
}

const asTyped = (words: string) => words

/** A text of the staff as its readers see it: elements made from what the Markdown says, never markup. */
export function RichText({ children, drawWords = asTyped }: RichTextProps) {
  const blocks = useMemo(() => readMarkdown(children), [children])
  return <div className="rich-text">{drawBlocks(blocks, drawWords)}</div>
}

type DrawWords = (words: string) => ReactNode

function drawBlocks(blocks: readonly Block[], drawWords: DrawWords): ReactNode {
  return blocks.map((block, index) => <Fragment key={index}>{drawBlock(block, drawWords)}</Fragment>)
}

function drawBlock(block: Block, drawWords: DrawWords): ReactNode {
  switch (block.kind) {
    case 'paragraph':
      return <p dir="auto">{drawInlines(block.inlines, drawWords)}</p>
    case 'heading':
      return (
        <p className="rich-heading" dir="auto">
          {drawInlines(block.inlines, drawWords)}
        </p>
      )
    case 'quote':
      return <blockquote dir="auto">{drawBlocks(block.blocks, drawWords)}</blockquote>
    case 'list': {
      const items = block.items.map((item, index) => <li key={index}>{drawBlocks(item, drawWords)}</li>)
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

function drawInlines(inlines: readonly Inline[], drawWords: DrawWords): ReactNode {
  return inlines.map((inline, index) => <Fragment key={index}>{drawInline(inline, drawWords)}</Fragment>)
}

function drawInline(inline: Inline, drawWords: DrawWords): ReactNode {
  switch (inline.kind) {
    case 'text':
      return drawWords(inline.text)
    case 'break':
      // As it was typed, so that what is copied has it too; the style sheet keeps it.
      return '\n'
    case 'code':
      return <code>{inline.text}</code>
    case 'strong':
      return <strong>{drawInlines(inline.inlines, drawWords)}</strong>
    case 'emphasis':
      return <em>{drawInlines(inline.inlines, drawWords)}</em>
    case 'struck':
      return <s>{drawInlines(inline.inlines, drawWords)}</s>
    case 'link':
      return <OutsideLink href={inline.href}>{drawInlines(inline.inlines, asTyped)}</OutsideLink>
    default:
      return assertNever(inline)
  }
}
