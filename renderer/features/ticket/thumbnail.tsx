import { useRef, useState } from 'react'
import { Button as AriaButton } from 'react-aria-components'
import { Image } from 'lucide-react'
import type { AttachmentView } from '../../../shared/ipc/attachment-calls.ts'
import { i18n } from '../../texts/i18n.ts'
import { Button } from '../../ui/button.tsx'
import { useDeskNow } from '../../ui/desk-now.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { sizeText } from '../../ui/size-text.ts'
import { useSeen } from '../../ui/use-seen.ts'
import { usePicture } from './use-picture.ts'
import './thumbnail.css'

/** Bytes of a picture that is fetched without being asked for. */
export const fetchedByItself = 2 * 1024 * 1024

/** Pixels of the longer side: twice what the box has, for dense screens; and of the picture looked at by itself. */
const [small, large] = [360, 1800]

/**
 * A picture, small, in a box of one size whatever is in it: nothing jumps. It is drawn once it comes near the screen, of a file
 * that is here or small; others wait to be asked for. Only the first frame of one that moves.
 */
export function Thumbnail({ file }: { file: AttachmentView }) {
  const { isAway } = useDeskNow()
  const box = useRef<HTMLDivElement>(null)
  const isSeen = useSeen(box)
  const [isAsked, setAsked] = useState(false)
  const [isOpen, setOpen] = useState(false)
  const { name, size, isHere } = file
  const isLight = size <= fetchedByItself && !prefersLittleData()
  const mayDraw = isSeen && (isHere || isAsked || (isLight && !isAway))
  const { canvas, shown } = usePicture(file, mayDraw, small)
  const isDrawn = shown.kind === 'drawn'
  return (
    <div ref={box} className="thumbnail">
      <AriaButton
        className="thumbnail-press"
        aria-label={
          isDrawn ? i18n.t('{name}, look at it larger', { name }) : i18n.t('Picture {name}', { name })
        }
        isDisabled={!isDrawn}
        onPress={() => setOpen(true)}
      >
        <canvas ref={canvas} role="img" aria-label={name} hidden={!isDrawn} />
        {!isDrawn && <Image size={20} aria-hidden />}
      </AriaButton>
      {shown.kind === 'words' && <span className="thumbnail-words">{shown.words}</span>}
      {!mayDraw && isSeen && !isAway && (
        <Button
          variant="quiet"
          size="small"
          aria-label={i18n.t('Show {name}', { name })}
          onPress={() => setAsked(true)}
        >
          {i18n.t('Show, {size}', { size: sizeText(size) })}
        </Button>
      )}
      {isOpen && <PictureDialog file={file} onClose={() => setOpen(false)} />}
    </div>
  )
}

/** The same picture, as large as the window lets it be. */
function PictureDialog({ file, onClose }: { file: AttachmentView; onClose: () => void }) {
  const { canvas, shown } = usePicture(file, true, large)
  return (
    <Dialog title={file.name} isOpen size="large" closesOnPressOutside onClose={onClose}>
      <div className="picture">
        <canvas ref={canvas} role="img" aria-label={file.name} hidden={shown.kind !== 'drawn'} />
        <p className="picture-words" role="status">
          {shown.kind === 'words' && shown.words}
          {shown.kind === 'drawn' && `${shown.size}, ${sizeText(file.size)}`}
          {shown.kind === 'waiting' && i18n.t('Reading the picture…')}
        </p>
      </div>
    </Dialog>
  )
}

/** What the person asked of their system (Media Queries Level 5, 11.6). */
function prefersLittleData(): boolean {
  return globalThis.matchMedia('(prefers-reduced-data: reduce)').matches
}
