import { useEffect, useState } from 'react'

/** What takes longer than this looks late, in ms; whatever changes on the screen sooner than that flickers. */
const lateMs = 150

/** Whether somebody has been waiting long enough to be told: never for what is there at once. */
export function useLate(isWaiting: boolean): boolean {
  const [isLate, setLate] = useState(false)
  useEffect(() => {
    if (!isWaiting) return undefined
    const timer = setTimeout(() => setLate(true), lateMs)
    return () => {
      clearTimeout(timer)
      setLate(false)
    }
  }, [isWaiting])
  return isLate
}
