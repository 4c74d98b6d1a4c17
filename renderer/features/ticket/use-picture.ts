import { useEffect, useRef, useState, type RefObject } from 'react'
import type { AttachmentView } from '../../../shared/ipc/attachment-calls.ts'
import { drawPicture } from './draw-picture.ts'

export type PictureShown =
  { kind: 'waiting' } | { kind: 'drawn'; size: string } | { kind: 'words'; words: string }

/** Draws a picture on a canvas, once it may be; `side` in pixels of the screen. */
export function usePicture(
  file: AttachmentView,
  mayDraw: boolean,
  side: number,
): { canvas: RefObject<HTMLCanvasElement | null>; shown: PictureShown } {
  const canvas = useRef<HTMLCanvasElement>(null)
  const [shown, setShown] = useState<PictureShown>({ kind: 'waiting' })
  // What changes of a file is whether it is here, and drawing it changes that.
  const asked = useRef(file)
  useEffect(() => {
    if (!mayDraw) return undefined
    let isWanted = true
    void drawPicture(asked.current, side, () => isWanted).then((drawing) => {
      if (drawing?.kind === 'drawn') {
        if (isWanted) paint(canvas.current, drawing.bitmap)
        drawing.bitmap.close()
      }
      if (!isWanted || drawing === null) return
      setShown(drawing.kind === 'drawn' ? { kind: 'drawn', size: drawing.size } : drawing)
    })
    return () => {
      isWanted = false
    }
  }, [mayDraw, side])
  return { canvas, shown }
}

function paint(canvas: HTMLCanvasElement | null, bitmap: ImageBitmap): void {
  if (canvas === null) return
  canvas.width = bitmap.width
  canvas.height = bitmap.height
  canvas.getContext('2d')?.drawImage(bitmap, 0, 0)
}
