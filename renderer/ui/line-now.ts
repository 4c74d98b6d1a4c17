import { createContext, use } from 'react'
import type { ConnectionView } from '../../shared/ipc/views.ts'

/** How the connection stands at this moment; null before the back has spoken. Given by the frame around all screens. */
export const LineNowContext = createContext<ConnectionView | null>(null)

/** Has a sync that is under way wait, or go on. Given by the frame likewise. */
export const PauseSyncContext = createContext<(isPaused: boolean) => void>(() => {})

/** For a screen that says what the connection means for it. Draws again with every page of a sync: keep it small. */
export function useLineNow(): ConnectionView | null {
  return use(LineNowContext)
}
