import { useEffect, type ReactNode } from 'react'
import { createPortal } from 'react-dom'
import './print-sheet.css'

interface PrintSheetProps {
  /** What the file is called that a printer to disk makes. */
  title: string
  /** The print dialog is closed. */
  onEnded: () => void
  children: ReactNode
}

/** Nothing on the screen: the page that is printed, put in the place of the console while the print dialog is open. */
export function PrintSheet({ title, onEnded, children }: PrintSheetProps) {
  useEffect(() => {
    window.addEventListener('afterprint', onEnded)
    const before = document.title
    document.title = title
    window.print()
    return () => {
      document.title = before
      window.removeEventListener('afterprint', onEnded)
    }
  }, [title, onEnded])
  return createPortal(<div className="print-sheet">{children}</div>, document.body)
}
