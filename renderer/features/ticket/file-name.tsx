import { File, FileText, Image, TriangleAlert } from 'lucide-react'
import { isPicture } from '../../../shared/rules/attachments/attachment-type.ts'
import { canRun } from '../../../shared/rules/attachments/can-run.ts'
import { i18n } from '../../texts/i18n.ts'

/** A name from outside, in its own direction, with a mark of what it is. */
export function FileName({ name, type }: { name: string; type: string }) {
  const Icon = isPicture(type) ? Image : type === 'text/plain' || type === 'application/pdf' ? FileText : File
  return (
    <span className="file-name">
      <Icon size={14} aria-hidden />
      <bdi title={name}>{name}</bdi>
    </span>
  )
}

/** Said beside every file that can run, wherever it stands; such a file is never opened here. */
export function RunsNote({ name }: { name: string }) {
  if (!canRun(name)) return null
  return (
    <span className="file-runs">
      <TriangleAlert size={13} aria-hidden />
      {i18n.t('This kind of file can run programs')}
    </span>
  )
}
