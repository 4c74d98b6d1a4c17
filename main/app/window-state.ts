import { z } from 'zod'

/** Where the window stood, in the screen's own units (DIP). */
const windowStateSchema = z.object({
  x: z.number().int(),
  y: z.number().int(),
  width: z.number().int(),
  height: z.number().int(),
  maximized: z.boolean(),
})
export type WindowState = z.infer<typeof windowStateSchema>

export interface Area {
  x: number
  y: number
  width: number
  height: number
}

export const smallest = { width: 960, height: 600 } as const
const usual = { width: 1440, height: 900 } as const
/** So much of the window's top must be on a display that a hand can catch it. */
const grip = { width: 120, height: 40 } as const

/**
 * The window's place at start: as it was kept, unless that makes no sense or its display is gone; then in the middle
 * of the first display (x and y absent).
 */
export function placeWindow(
  kept: unknown,
  displays: readonly Area[],
): { x?: number; y?: number; width: number; height: number; maximized: boolean } {
  const parsed = windowStateSchema.safeParse(kept)
  const state = parsed.success ? parsed.data : null
  for (const display of displays) {
    if (state === null) break
    // Its size as it will be: a window wider than its display shrinks, and may shrink out of sight.
    const placed = { ...state, ...fit(state, display) }
    if (canBeCaught(placed, display)) return placed
  }
  const room = displays[0] ?? { x: 0, y: 0, ...usual }
  return { ...fit(usual, room), maximized: state?.maximized ?? false }
}

function fit(wanted: { width: number; height: number }, room: Area): { width: number; height: number } {
  return {
    width: Math.max(smallest.width, Math.min(wanted.width, room.width)),
    height: Math.max(smallest.height, Math.min(wanted.height, room.height)),
  }
}

function canBeCaught(window: Area, display: Area): boolean {
  const left = Math.max(window.x, display.x)
  const right = Math.min(window.x + window.width, display.x + display.width)
  const topIsOn = window.y >= display.y && window.y + grip.height <= display.y + display.height
  return topIsOn && right - left >= grip.width
}
