import type { ReactNode } from 'react'
import type { AttachmentView } from '../../../shared/ipc/attachment-calls.ts'
import { isPicture } from '../../../shared/rules/attachments/attachment-type.ts'
import { Thumbnail } from './thumbnail.tsx'
import './files.css'

/** A file in a list of files: beside what is said of it, what a picture shows. */
export function FileLine({ file, children }: { file: AttachmentView; children: ReactNode }) {
  if (!isPicture(file.type)) return <li className="file">{children}</li>
  return (
    <li className="file-pictured">
      <Thumbnail file={file} />
      <div className="file">{children}</div>
    </li>
  )
}
