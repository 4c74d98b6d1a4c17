import { useRef, useState, type ReactNode } from 'react'
import './split-view.css'

export interface SplitViewProps {
  /** Share of the width that the first pane takes, 0.25 to 0.75. */
  share: number
  /** At the end of a drag, and at each step of the keyboard. */
  onShareChange: (share: number) => void
  /** What the separator divides, for a screen reader. */
  label: string
  first: ReactNode
  /** Without a second pane the first has all the room. */
  second: ReactNode | null
}

const least = 0.25
const most = 0.75
const keyStep = 0.02

/** Two panes beside each other with a line between them that can be dragged, or moved with the arrow keys. */
export function SplitView({ share, onShareChange, label, first, second }: SplitViewProps) {
  const container = useRef<HTMLDivElement>(null)
  const [dragged, setDragged] = useState<number | null>(null)
  const current = dragged ?? share
  const shareAt = (clientX: number) => {
    const box = container.current?.getBoundingClientRect()
    return box === undefined || box.width === 0 ? share : clamped((clientX - box.left) / box.width)
  }
  return (
    <div ref={container} className="split">
      <div className="split-pane" style={{ flexGrow: second === null ? 1 : current }}>
        {first}
      </div>
      {second !== null && (
        <>
          {/* A separator that takes the keyboard is a widget: ARIA 1.2, "separator (focusable)". */}
          <div
            role="separator"
            aria-orientation="vertical"
            aria-label={label}
            aria-valuenow={Math.round(current * 100)}
            aria-valuemin={least * 100}
            aria-valuemax={most * 100}
            tabIndex={0}
            className={`split-line ${dragged === null ? '' : 'split-line-dragged'}`}
            onPointerDown={(event) => {
              event.preventDefault()
              event.currentTarget.setPointerCapture(event.pointerId)
              setDragged(shareAt(event.clientX))
            }}
            onPointerMove={(event) => {
              if (dragged !== null) setDragged(shareAt(event.clientX))
            }}
            onPointerUp={() => {
              if (dragged !== null) onShareChange(dragged)
              setDragged(null)
            }}
            onPointerCancel={() => setDragged(null)}
            onKeyDown={(event) => {
              const step = event.key === 'ArrowLeft' ? -keyStep : event.key === 'ArrowRight' ? keyStep : 0
              if (step === 0) return
              event.preventDefault()
              onShareChange(clamped(share + step))
            }}
          />
          <div className="split-pane" style={{ flexGrow: 1 - current }}>
            {second}
          </div>
        </>
      )}
    </div>
  )
}

function clamped(share: number): number {
  return Math.min(most, Math.max(least, share))
}
