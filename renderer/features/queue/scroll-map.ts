import type { Span } from './row-window.ts'

export const rowHeight = 36

/** Chromium draws no element higher than this (px, at scale 1; half at scale 2). Source: measured, docs/performance.md. */
const tallest = 16_777_214

export interface ScrollMap {
  /** Height of the element that holds all rows, in px. */
  height: number
  visible: Span
  /** Where the first visible row is drawn within that element, in px. */
  top: number
}

/**
 * Which rows are in view. Where all rows would be taller than an element may be, the scroll bar covers the same
 * way in larger steps: `scrollTop` is stretched over the rows.
 */
export function mapScroll(total: number, scrollTop: number, viewHeight: number): ScrollMap {
  const full = total * rowHeight
  const height = Math.min(full, tallest)
  const offset = full <= tallest ? scrollTop : scrollTop * stretch(full, viewHeight)
  const first = Math.max(0, Math.min(total - 1, Math.floor(offset / rowHeight)))
  const last = Math.max(0, Math.min(total - 1, Math.ceil((offset + viewHeight) / rowHeight) - 1))
  return { height, visible: { first, last }, top: scrollTop + first * rowHeight - offset }
}

/** The `scrollTop` that brings a row into view with the least movement; `scrollTop` itself where it is in view. */
export function scrollTo(index: number, total: number, scrollTop: number, viewHeight: number): number {
  const full = total * rowHeight
  const factor = full <= tallest ? 1 : stretch(full, viewHeight)
  const offset = scrollTop * factor
  const rowTop = index * rowHeight
  if (rowTop < offset) return rowTop / factor
  if (rowTop + rowHeight > offset + viewHeight) return (rowTop + rowHeight - viewHeight) / factor
  return scrollTop
}

/** The `scrollTop` after the rows in view moved by so many places. */
export function scrollBy(rows: number, total: number, scrollTop: number, viewHeight: number): number {
  const full = total * rowHeight
  const factor = full <= tallest ? 1 : stretch(full, viewHeight)
  return Math.max(0, scrollTop + (rows * rowHeight) / factor)
}

function stretch(full: number, viewHeight: number): number {
  return (full - viewHeight) / (tallest - viewHeight)
}
