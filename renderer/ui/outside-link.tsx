import type { ReactNode } from 'react'
import { isSafeLink } from '../../shared/rules/safe-link.ts'

interface OutsideLinkProps {
  href: string
  children: ReactNode
}

/**
 * The one door out of the screens for an address that somebody wrote: what the rule does not let through is drawn as words.
 * It is never followed in this window; Electron's shell asks the same rule again.
 */
export function OutsideLink({ href, children }: OutsideLinkProps) {
  if (!isSafeLink(href)) return <>{children}</>
  return (
    <a className="outside-link" href={href} title={href} target="_blank" rel="noopener noreferrer">
      {children}
    </a>
  )
}
