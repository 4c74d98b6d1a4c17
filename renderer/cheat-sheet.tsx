import { Dialog } from './ui/dialog.tsx'
import './cheat-sheet.css'

interface KeyGroup {
  title: string
  keys: readonly { keys: readonly string[]; does: string }[]
}

const groups: readonly KeyGroup[] = [
  {
    title: 'Anywhere',
    keys: [
      { keys: ['c'], does: 'New ticket' },
      { keys: ['Ctrl Z', 'z'], does: 'Take back the reply just sent' },
      { keys: ['?'], does: 'These keys' },
      { keys: ['Esc'], does: 'Close what is open' },
    ],
  },
  {
    title: 'Queue',
    keys: [
      { keys: ['j', '↓'], does: 'Next ticket' },
      { keys: ['k', '↑'], does: 'Previous ticket' },
      { keys: ['Enter'], does: 'Open the ticket' },
      { keys: ['Page ↓', 'Page ↑'], does: 'A screen on or back' },
      { keys: ['Home', 'End'], does: 'First or last ticket' },
      { keys: ['/'], does: 'Search' },
      { keys: ['5'], does: 'Only mission critical, and again: all' },
      { keys: ['4', '3', '2', '1'], does: 'The same for the other urgencies' },
      { keys: ['0'], does: 'All urgencies' },
    ],
  },
  {
    title: 'Ticket',
    keys: [
      { keys: ['r'], does: 'Write a reply to the customer' },
      { keys: ['n'], does: 'Write a note for the staff' },
      { keys: ['Ctrl', 'Enter'], does: 'Send the reply, save the note' },
      { keys: ['u'], does: 'Change the urgency; then 1 to 5' },
      { keys: ['x'], does: 'Flag the urgency as abused' },
      { keys: ['y'], does: 'Confirm an unknown group, so that it may page' },
      { keys: ['p'], does: 'Page by hand where nobody was woken' },
      { keys: ['j', 'o', 'f', 'c'], does: 'The verdict, when it is asked' },
    ],
  },
  {
    title: 'Pages',
    keys: [
      { keys: ['j', 'k', '↓', '↑'], does: 'Next or previous page' },
      { keys: ['a'], does: 'Acknowledge: you have it' },
      { keys: ['h'], does: 'Hand the page over' },
      { keys: ['d'], does: 'Resolve: it is over' },
      { keys: ['p'], does: 'Page people by hand' },
      { keys: ['Ctrl', 'Enter'], does: 'In the dialog: page, hand over, resolve' },
      { keys: ['Enter'], does: 'In the delivery log: open the page' },
      { keys: ['/'], does: 'Search' },
    ],
  },
  {
    title: 'Groups and blocklist',
    keys: [
      { keys: ['j', 'k', '↓', '↑'], does: 'Next or previous group' },
      { keys: ['/'], does: 'Search' },
      { keys: ['n'], does: 'New group; on the blocklist: block a group' },
      { keys: ['y'], does: 'Confirm the group' },
      { keys: ['b'], does: 'Block the group (administrators)' },
      { keys: ['l'], does: 'Lift its blocks (administrators)' },
    ],
  },
  {
    title: 'On call: responders',
    keys: [
      { keys: ['j', 'k', '↓', '↑'], does: 'Next or previous person' },
      { keys: ['/'], does: 'Search' },
      { keys: ['n'], does: 'Add a responder (administrators)' },
    ],
  },
]

interface CheatSheetProps {
  isOpen: boolean
  onClose: () => void
}

/** Every key there is. */
export function CheatSheet({ isOpen, onClose }: CheatSheetProps) {
  return (
    <Dialog title="Keys" isOpen={isOpen} onClose={onClose} size="large" closesOnPressOutside>
      <div className="cheat-sheet">
        {groups.map(({ title, keys }) => (
          <section key={title}>
            <h3 className="cheat-sheet-title">{title}</h3>
            <dl className="cheat-sheet-keys">
              {keys.map(({ keys: names, does }) => (
                <div key={does}>
                  <dt>
                    {names.map((name) => (
                      <kbd key={name}>{name}</kbd>
                    ))}
                  </dt>
                  <dd>{does}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  )
}
