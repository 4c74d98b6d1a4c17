import { sheetSections, type SheetRow } from './sheet-rows.ts'
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
    <Dialog title="Keys" isOpen={isOpen} onClose={onClose} size="large" closesOnPressOutside>
      <div className="cheat-sheet">
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
    </Dialog>
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
        {isForAdmins && <span className="cheat-sheet-who"> administrators</span>}
      </dd>
    </div>
  )
}
