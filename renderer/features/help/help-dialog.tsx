import { useEffect, useRef, useState } from 'react'
import { ArrowLeft } from 'lucide-react'
import { i18n } from '../../texts/i18n.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { findSections, guidePage, guidePages, type GuidePlace } from './guide.ts'
import { GuideText, headingId } from './guide-text.tsx'
import { useHelp } from './help-store.ts'
import './help.css'

/** The guide over the screen that it is about; without a network too. */
export function HelpDialog() {
  const isOpen = useHelp((state) => state.isOpen)
  return (
    <Dialog
      title={i18n.t('Guide')}
      isOpen={isOpen}
      onClose={useHelp.getState().closed}
      size="wide"
      closesOnPressOutside
    >
      <Guide />
    </Dialog>
  )
}

function Guide() {
  const place = useHelp((state) => state.place)
  const hasPast = useHelp((state) => state.past.length > 0)
  const { went, wentBack } = useHelp.getState()
  const page = guidePage(place.page)
  const text = useRef<HTMLElement>(null)
  useEffect(() => {
    const heading = document.getElementById(headingId(place.anchor ?? ''))
    if (heading === null) text.current?.scrollTo({ top: 0 })
    else heading.scrollIntoView({ block: 'start' })
    const target = heading ?? text.current
    target?.focus({ preventScroll: true })
  }, [place])
  return (
    <div className="guide">
      <div className="guide-side">
        <Contents place={place} onGo={went} />
      </div>
      <div className="guide-main">
        {hasPast && (
          <div className="guide-back">
            <Button size="small" icon={ArrowLeft} onPress={wentBack}>
              {i18n.t('Back')}
            </Button>
          </div>
        )}
        {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls has to be reached by the keyboard (axe: scrollable-region-focusable) */}
        <article ref={text} className="guide-text" aria-label={page.title} tabIndex={0}>
          <GuideText page={page} onGo={went} />
        </article>
      </div>
    </div>
  )
}

interface ContentsProps {
  place: GuidePlace
  onGo: (place: GuidePlace) => void
}

/** The pages, with the sections of the one that is open; while something is looked for, the sections that hold it. */
function Contents({ place, onGo }: ContentsProps) {
  const [words, setWords] = useState('')
  const found = findSections(words)
  return (
    <>
      <TextField
        label={i18n.t('Look for in the guide')}
        isLabelHidden
        placeholder={i18n.t('Look for…')}
        value={words}
        onChange={setWords}
        autoComplete="off"
      />
      <nav aria-label={i18n.t('Guide')}>
        {words.trim() !== '' && found.length === 0 && (
          <p className="guide-none">{i18n.t('Nothing holds these words.')}</p>
        )}
        {words.trim() === '' ? (
          guidePages.map((id) => <PageLinks key={id} place={place} id={id} onGo={onGo} />)
        ) : (
          <ul className="guide-links">
            {found.map(({ page, anchor, title }) => (
              <li key={`${page.id} ${anchor}`}>
                <button type="button" className="guide-link" onClick={() => onGo({ page: page.id, anchor })}>
                  {title}
                  <span className="guide-link-page">{page.title}</span>
                </button>
              </li>
            ))}
          </ul>
        )}
      </nav>
    </>
  )
}

function PageLinks({ place, id, onGo }: ContentsProps & { id: GuidePlace['page'] }) {
  const { title, sections } = guidePage(id)
  const isOpen = place.page === id
  return (
    <ul className="guide-links">
      <li>
        <button
          type="button"
          className="guide-link guide-link-title"
          aria-current={isOpen ? 'page' : undefined}
          onClick={() => onGo({ page: id })}
        >
          {title}
        </button>
      </li>
      {isOpen &&
        sections
          .filter(({ depth }) => depth === 2)
          .map(({ anchor, title: name }) => (
            <li key={anchor}>
              <button
                type="button"
                className="guide-link"
                aria-current={place.anchor === anchor ? 'true' : undefined}
                onClick={() => onGo({ page: id, anchor })}
              >
                {name}
              </button>
            </li>
          ))}
    </ul>
  )
}
