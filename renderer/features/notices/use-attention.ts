import { useEffect } from 'react'
import type { TicketId } from '../../../shared/protocol/common.ts'
import { useNotices } from './notices-store.ts'

/** Said again this often, in ms, while it is so: the back forgets a window that says nothing for a minute. */
const saidAgainEvery = 25_000

/** Tells the back what this person has before them: nothing is told of a ticket that they look at. */
export function useAttention(ticketId: TicketId | null): void {
  useEffect(() => {
    if (ticketId === null) return undefined
    const { attended } = useNotices.getState()
    const say = () => attended(document.hasFocus() ? ticketId : null)
    const sayAgain = () => {
      if (document.hasFocus()) attended(ticketId)
    }
    say()
    const timer = setInterval(sayAgain, saidAgainEvery)
    window.addEventListener('focus', say)
    window.addEventListener('blur', say)
    return () => {
      clearInterval(timer)
      window.removeEventListener('focus', say)
      window.removeEventListener('blur', say)
      attended(null)
    }
  }, [ticketId])
}
