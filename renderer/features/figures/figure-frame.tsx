import { useId, type ReactNode, type RefObject } from 'react'
import { FileSpreadsheet, Image } from 'lucide-react'
import { i18n } from '../../texts/i18n.ts'
import { announce } from '../../ui/announce.ts'
import { Button } from '../../ui/button.tsx'
import { saveBlob } from '../../ui/save-blob.ts'
import { pictureOf } from './picture-of.ts'

interface FigureFrameProps {
  title: string
  sentence: string
  /** Of the files: "open-tickets". */
  fileName: string
  csv: () => string
  plot: ReactNode
  /** Where the plot is drawn. */
  plotRef: RefObject<SVGSVGElement | null>
  /** The same in numbers: for a screen reader, and for whoever wants them exactly. */
  table: ReactNode
}

/** A plot with its sentence, its numbers, and the ways to take both along. */
export function FigureFrame({ title, sentence, fileName, csv, plot, plotRef, table }: FigureFrameProps) {
  const id = useId()
  const savePicture = async () => {
    const drawn = plotRef.current
    if (drawn === null) return
    try {
      saveBlob(`${fileName}.png`, await pictureOf(drawn))
    } catch (thrown) {
      announce(thrown instanceof Error ? thrown.message : String(thrown), { tone: 'danger' })
    }
  }
  return (
    <section className="figure" aria-labelledby={id}>
      <header className="figure-header">
        <h2 id={id}>{title}</h2>
        <Button
          size="small"
          icon={FileSpreadsheet}
          onPress={() => saveBlob(`${fileName}.csv`, new Blob([csv()], { type: 'text/csv' }))}
        >
          {i18n.t('Save as CSV')}
        </Button>
        <Button size="small" icon={Image} onPress={() => void savePicture()}>
          {i18n.t('Save as PNG')}
        </Button>
      </header>
      <p className="figure-sentence">{sentence}</p>
      {plot}
      <details className="figure-numbers">
        <summary>{i18n.t('The numbers')}</summary>
        {table}
      </details>
    </section>
  )
}
