import { useEffect, useRef } from 'react'
import { sheetSections, type SheetRow } from './sheet-rows.ts'
import { i18n } from './texts/i18n.ts'
import { Dialog } from './ui/dialog.tsx'
import { KeySequence } from './ui/key-sequence.tsx'
import './cheat-sheet.css'

interface CheatSheetProps {
  isOpen: boolean
  onClose: () => void
}

/** Every key there is, from the table of commands. */
export function CheatSheet({ isOpen, onClose }: CheatSheetProps) {
  return (
    <Dialog title={i18n.t('Keys')} isOpen={isOpen} onClose={onClose} size="large" closesOnPressOutside>
      <Rows />
    </Dialog>
  )
}

function Rows() {
  const place = useRef<HTMLDivElement>(null)
  // It is longer than the screen: the arrows scroll it at once.
  useEffect(() => place.current?.focus(), [])
  return (
    // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls has to be reached by the keyboard (axe: scrollable-region-focusable)
    <div ref={place} className="cheat-sheet" role="group" aria-label={i18n.t('All keys')} tabIndex={0}>
      {sheetSections().map(({ title, rows }) => (
        <section key={title}>
          <h3 className="cheat-sheet-title">{title}</h3>
          <dl className="cheat-sheet-keys">
            {rows.map((row) => (
              <Row key={row.title} {...row} />
            ))}
          </dl>
        </section>
      ))}
    </div>
  )
}

function Row({ title, keys, isForAdmins }: SheetRow) {
  return (
    <div>
      <dt>
        {keys.map((each) => (
          <KeySequence key={each} keys={each} />
        ))}
      </dt>
      <dd>
        {title}
        {isForAdmins && <span className="cheat-sheet-who"> {i18n.t('administrators')}</span>}
      </dd>
    </div>
  )
}
