import { createContext, use } from 'react'

/** What every screen has to know of the desk at this moment. */
export interface DeskNow {
  /** Nothing reaches the desk: what is done waits, and nobody is woken by it. */
  isAway: boolean
  /** The number that customers are told for emergencies; blank where the desk was told none, or it is not known here. */
  emergencyPhone: string
  /** How long a reply can be taken back before it leaves, in ms; 0 sends at once. */
  undoMs: number
}

/** Given by the frame around all screens. */
export const DeskNowContext = createContext<DeskNow>({ isAway: false, emergencyPhone: '', undoMs: 0 })

export function useDeskNow(): DeskNow {
  return use(DeskNowContext)
}
