import { useCallback, type FormEvent } from 'react'
import { Trans } from '@lingui/react'
import type { EntryView } from '../../../shared/ipc/blocklist-views.ts'
import { endsLater } from '../../../shared/rules/blocklist/entry-end.ts'
import { i18n } from '../../texts/i18n.ts'
import { announce } from '../../ui/announce.ts'
import { Button } from '../../ui/button.tsx'
import { useClock } from '../../ui/clock.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { ErrorNote } from '../../ui/error-note.tsx'
import { ReasonField } from '../../ui/reason-field.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { endWords } from './blocklist-words.ts'
import { changeBase } from './change-check.ts'
import { useChange } from './change-store.ts'
import { changeTexts, liftWords, reasonDescription } from './change-words.ts'
import { EndField } from './end-field.tsx'
import { NotEnforcedNote } from './not-enforced-note.tsx'
import { useMinute } from './use-minute.ts'
import './blocklist.css'

/** Lifts a block, changes its end, or says better why: each with a reason, each an operation of its own. */
export function ChangeDialog() {
  const { asked, ground, failure, decided, cancelled } = useChange()
  const texts = asked === null ? changeTexts.lift : changeTexts[asked.act]
  const submitted = async (event: FormEvent) => {
    event.preventDefault()
    if (await decided()) announce(texts.done)
  }
  return (
    <Dialog
      title={texts.title}
      isOpen={asked !== null}
      onClose={cancelled}
      footer={
        <>
          <Button onPress={cancelled}>{i18n.t('Cancel')}</Button>
          <Button variant="primary" type="submit" form="change-block" isDisabled={ground === null}>
            {texts.press}
          </Button>
        </>
      }
    >
      {failure !== null && <ErrorNote failure={failure} />}
      {ground === null && failure === null && <Skeleton lines={5} label={i18n.t('Reading the block')} />}
      <form
        id="change-block"
        className="block-form"
        aria-label={texts.title}
        noValidate
        onSubmit={(event) => void submitted(event)}
      >
        {ground !== null && <Fields />}
      </form>
    </Dialog>
  )
}

function Fields() {
  const { asked, ground, reason, end, reasonMessage, endMessage, refused, reasonTyped, endChosen } =
    useChange()
  const now = useMinute()
  const [entry] = ground?.entries ?? []
  if (asked === null || ground === null || entry === undefined) return null
  const { act } = asked
  const texts = changeTexts[act]
  return (
    <>
      <p>
        {ground.entries.length === 1 ? (
          <Stands groupName={ground.groupName} entry={entry} />
        ) : (
          <Trans
            id="{name}, {count, plural, one {# block} other {# blocks}}."
            values={{
              name: <bdi className="block-near-name">{ground.groupName}</bdi>,
              count: ground.entries.length,
            }}
          />
        )}
        {act === 'lift' && ` ${liftWords(ground)}`}
      </p>
      <NotEnforcedNote>{texts.untilThen}</NotEnforcedNote>
      {(act === 'extend' || act === 'shorten') && (
        <EndField
          label={act === 'extend' ? i18n.t('Goes on') : i18n.t('Ends after')}
          choice={end}
          onChoose={endChosen}
          days={act === 'extend' ? [7, 30, 90] : [1, 7, 30].filter((days) => isSooner(days, entry, now))}
          from={changeBase(act, entry, now)}
          sign={act === 'extend' ? '+' : ''}
          isOpenOffered={act === 'extend'}
          errorMessage={endMessage}
        />
      )}
      <ReasonField
        value={reason}
        description={reasonDescription}
        isRequired
        onChange={reasonTyped}
        canned={texts.canned}
        errorMessage={reasonMessage}
        autoFocus
      />
      {refused !== null && <ErrorNote failure={refused} />}
    </>
  )
}

function isSooner(days: number, { until }: EntryView, now: number): boolean {
  return endsLater(until, now + days * 86_400_000)
}

function Stands({ groupName, entry }: { groupName: string; entry: EntryView }) {
  const end = useClock(useCallback((now: number) => endWords(entry, now), [entry]))
  return (
    <Trans
      id="{name}, blocked by {author}, {end}."
      values={{
        name: <bdi className="block-near-name">{groupName}</bdi>,
        author: <bdi>{entry.authorName}</bdi>,
        end,
      }}
    />
  )
}
