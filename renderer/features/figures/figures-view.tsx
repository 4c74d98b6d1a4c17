import { useEffect, useRef } from 'react'
import { figureDays, type FiguresView as Figures } from '../../../shared/ipc/figures.ts'
import { i18n } from '../../texts/i18n.ts'
import { ErrorNote } from '../../ui/error-note.tsx'
import { numberText } from '../../ui/number-text.ts'
import { urgencyNames } from '../../ui/rule-names.ts'
import { RadioField } from '../../ui/radio-field.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { SyncNote } from '../../ui/sync-note.tsx'
import { ageNames } from './age-names.ts'
import { FigureFrame } from './figure-frame.tsx'
import {
  fullSpanText,
  openOf,
  openSentence,
  pageParts,
  pagesInAll,
  pagesSentence,
  shareText,
  spanName,
} from './figure-words.ts'
import { openCsv, pagesCsv } from './figures-csv.ts'
import { useFigures } from './figures-store.ts'
import { OpenPlot } from './open-plot.tsx'
import { PagesPlot } from './pages-plot.tsx'
import './figures.css'

const spans = figureDays.map((days) => ({ id: String(days), name: i18n.t('Last {days} days', { days }) }))

/** How the desk stands, and what its pages were worth: by what is cached here, so without a network too. */
export function FiguresView() {
  const { view, days, failure, opened, daysPicked, retried } = useFigures()
  useEffect(() => opened(), [opened])
  return (
    <div className="figures">
      <div className="figures-column">
        <header className="figures-head">
          <h1>{i18n.t('Figures')}</h1>
          <RadioField
            label={i18n.t('Days')}
            isLabelHidden
            orientation="horizontal"
            options={spans}
            selected={String(days)}
            onSelect={(id) => daysPicked(figureDays.find((each) => String(each) === id) ?? 30)}
          />
        </header>
        <SyncNote />
        {failure !== null && <ErrorNote failure={failure} onRetry={retried} />}
        {view === null && failure === null && <Skeleton lines={6} label={i18n.t('Counting')} />}
        {view !== null && <Content view={view} />}
      </div>
    </div>
  )
}

function Content({ view }: { view: Figures }) {
  const openPlot = useRef<SVGSVGElement>(null)
  const pagesPlot = useRef<SVGSVGElement>(null)
  const day = new Date(view.at).toISOString().slice(0, 10)
  return (
    <>
      <FigureFrame
        title={i18n.t('Open tickets by urgency and age')}
        sentence={openSentence(view)}
        fileName={`open-tickets-${day}`}
        csv={() => openCsv(view)}
        plot={<OpenPlot open={view.open} ref={openPlot} />}
        plotRef={openPlot}
        table={<OpenTable view={view} />}
      />
      <FigureFrame
        title={i18n.t('Pages')}
        sentence={pagesSentence(view)}
        fileName={`pages-${view.days}-days-${day}`}
        csv={() => pagesCsv(view)}
        plot={<PagesPlot spans={view.pages} timeZone={view.timeZone} ref={pagesPlot} />}
        plotRef={pagesPlot}
        table={<PagesTable view={view} />}
      />
      <p className="figures-rule">
        {i18n.t(
          'Counted by what is on this workstation; days begin by {timeZone}. A page is needed where one of its tickets was justified or could not know better, needless where those that were judged were all false alarms or overstated. Drills and tests are left out.',
          { timeZone: view.timeZone },
        )}
      </p>
    </>
  )
}

function OpenTable({ view: { open } }: { view: Figures }) {
  return (
    <table className="figure-table tabular">
      <thead>
        <tr>
          <th scope="col">{i18n.t('Urgency')}</th>
          {ageNames.map((name) => (
            <th key={name} scope="col">
              {name}
            </th>
          ))}
          <th scope="col">{i18n.t('In all')}</th>
        </tr>
      </thead>
      <tbody>
        {open.map((row) => (
          <tr key={row.urgency}>
            <th scope="row">{urgencyNames[row.urgency]}</th>
            {row.counts.map((count, age) => (
              <td key={ageNames[age]}>{numberText(count)}</td>
            ))}
            <td>{numberText(openOf(row))}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function PagesTable({ view: { pages, days, timeZone } }: { view: Figures }) {
  const all = pagesInAll(pages)
  return (
    <table className="figure-table tabular">
      <thead>
        <tr>
          <th scope="col">{spanName(days)}</th>
          {pageParts.map(({ id, name }) => (
            <th key={id} scope="col">
              {name}
            </th>
          ))}
          <th scope="col">{i18n.t('False share')}</th>
        </tr>
      </thead>
      <tbody>
        {pages.map((span) => (
          <tr key={span.from}>
            <th scope="row">{fullSpanText(span, timeZone)}</th>
            {pageParts.map(({ id }) => (
              <td key={id}>{numberText(span[id])}</td>
            ))}
            <td>{shareText(span)}</td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">{i18n.t('In all')}</th>
          {pageParts.map(({ id }) => (
            <td key={id}>{numberText(all[id])}</td>
          ))}
          <td>{shareText(all)}</td>
        </tr>
      </tfoot>
    </table>
  )
}
