import { Trans } from '@lingui/react'
import { Clock } from 'lucide-react'
import type { CopyView } from '../../../shared/ipc/copy-views.ts'
import { copyName } from './copy-name.ts'
import { MailNote } from './mail-note.tsx'

/** Who else gets a reply, and how far it is on its way to each. */
export function CopyNotes({ copies }: { copies: readonly CopyView[] }) {
  return copies.map((copy) => {
    const key = copy.ticket?.id ?? copy.name
    if (copy.mail !== undefined) return <MailNote key={key} mail={copy.mail} to={copyName(copy)} />
    return (
      <p key={key} className="message-mail">
        <Clock size={12} aria-hidden />
        <span>
          <Trans id="Also to {to}" values={{ to: <bdi>{copyName(copy)}</bdi> }} />
        </span>
      </p>
    )
  })
}
