import { useEffect, useState } from 'react'

/** The time in ms, anew each second while the component is mounted: for a countdown that somebody is looking at. */
export function useSeconds(): number {
  const [now, setNow] = useState(Date.now)
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1000)
    return () => clearInterval(timer)
  }, [])
  return now
}
