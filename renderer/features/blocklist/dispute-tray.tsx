import { useCallback, useState } from 'react'
import { Scale } from 'lucide-react'
import type { BlockedGroupView } from '../../../shared/ipc/blocklist-views.ts'
import type { Failure } from '../../../shared/ipc/result.ts'
import type { OperationId } from '../../../shared/protocol/common.ts'
import { i18n } from '../../texts/i18n.ts'
import { Button } from '../../ui/button.tsx'
import { useClock } from '../../ui/clock.ts'
import { ErrorNote } from '../../ui/error-note.tsx'
import { RadioField, type RadioOption } from '../../ui/radio-field.tsx'
import { momentText } from '../../ui/time.tsx'
import { actWords } from './act-words.ts'
import { changeBlocklist } from './change-blocklist.ts'
import { decidedWishes, disputeQuestions, type DisputeOption, type DisputeQuestion } from './decisions.ts'
import { useMinute } from './use-minute.ts'

interface DisputeTrayProps {
  group: BlockedGroupView
  isAdmin: boolean
}

/**
 * What administrators did without knowing of each other: both sides, and the choice between them. All of a group is
 * decided at once, for whatever is done next is done knowing all of it, and leaves nothing to review.
 */
export function DisputeTray({ group, isAdmin }: DisputeTrayProps) {
  const [chosen, setChosen] = useState<ReadonlyMap<OperationId, OperationId>>(new Map())
  const [failure, setFailure] = useState<Failure | null>(null)
  const questions = disputeQuestions(group, useMinute())
  if (questions.length === 0) return null
  const isDecided = questions.every(({ kept }) => chosen.has(kept.id))
  const decide = async () => {
    for (const { groupId, ...wish } of decidedWishes(questions, chosen)) {
      const refused = await changeBlocklist(groupId, wish)
      if (refused !== null) return setFailure(refused)
    }
    setFailure(null)
  }
  return (
    <section className="dispute-tray" aria-labelledby="review-title">
      <h3 id="review-title">
        <Scale size={15} aria-hidden /> {i18n.t('To review')}
      </h3>
      <p>
        {isAdmin
          ? i18n.t(
              'These were done by people who did not know of each other’s. What counts now was settled by the rules; say whether it is what you want.',
            )
          : i18n.t(
              'These were done by people who did not know of each other’s. What counts now was settled by the rules; an administrator decides whether it is right.',
            )}
      </p>
      {questions.map((question) => (
        <Question
          key={question.kept.id}
          question={question}
          isAdmin={isAdmin}
          picked={chosen.get(question.kept.id) ?? null}
          onPick={(id) => setChosen((before) => new Map(before).set(question.kept.id, id))}
        />
      ))}
      {failure !== null && <ErrorNote failure={failure} />}
      {isAdmin && (
        <div>
          <Button variant="primary" isDisabled={!isDecided} onPress={() => void decide()}>
            {questions.length === 1 ? i18n.t('Decide') : i18n.t('Decide all')}
          </Button>
        </div>
      )}
    </section>
  )
}

interface QuestionProps {
  question: DisputeQuestion
  isAdmin: boolean
  picked: OperationId | null
  onPick: (id: OperationId) => void
}

function Question({ question, isAdmin, picked, onPick }: QuestionProps) {
  const { entry, kept, lost } = question
  const began = useClock(useCallback((now: number) => momentText(now, entry.from), [entry.from]))
  const label = i18n.t('The block by {authorName} of {began}', { authorName: entry.authorName, began })
  const now = useMinute()
  const options: RadioOption<OperationId>[] = [kept, ...lost].map((each) => optionOf(each, question, now))
  return (
    <RadioField
      label={label}
      look="cards"
      options={options}
      selected={picked}
      onSelect={onPick}
      isDisabled={!isAdmin}
    />
  )
}

function optionOf(each: DisputeOption, { kept }: DisputeQuestion, now: number): RadioOption<OperationId> {
  const { side, isKept, wishes } = each
  const who = `${side.byName} ${actWords(side, now)}`
  return {
    id: each.id,
    name: isKept ? i18n.t('Keep as it is: {who}', { who }) : i18n.t('Instead: {who}', { who }),
    description: [
      `${momentText(now, side.madeAt)}.`,
      side.isErased ? i18n.t('The words were erased.') : `“${side.reason}”`,
      ...(isKept ? [] : [lostWords(kept.side.act === 'lift', wishes.length > 0)]),
    ].join(' '),
  }
}

function lostWords(isLifted: boolean, isPossible: boolean): string {
  if (!isPossible) return i18n.t('It would change nothing now.')
  return isLifted
    ? i18n.t('It is without effect; taking it blocks the group anew.')
    : i18n.t('It is without effect at present.')
}
