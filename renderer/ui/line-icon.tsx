import type { LineShape } from './line-shapes.ts'

export interface LineIconProps {
  shape: LineShape
  /** Pixels either way. */
  size: number
  strokeWidth?: number
}

/**
 * An icon of one path, for marks that stand in every row of a list. Another shape is another value of one attribute: the
 * icons of the library are a component and some elements each, and a row that shows another one builds them anew.
 */
export function LineIcon({ shape, size, strokeWidth = 2 }: LineIconProps) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth={strokeWidth}
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden
    >
      <path d={shape} />
    </svg>
  )
}
