import { useState } from 'react'
import { Trans } from '@lingui/react'
import { BadgeCheck, BellRing, KeyRound, Pencil, Trash2, TriangleAlert } from 'lucide-react'
import type { MethodView, ResponderView } from '../../../shared/ipc/duty-views.ts'
import { i18n } from '../../texts/i18n.ts'
import { Badge } from '../../ui/badge.tsx'
import { Button } from '../../ui/button.tsx'
import { useDeskNow } from '../../ui/desk-now.ts'
import { IconButton } from '../../ui/icon-button.tsx'
import { MoveButtons } from '../../ui/move-buttons.tsx'
import { Moment } from '../../ui/time.tsx'
import { WaryDialog } from '../../ui/wary-dialog.tsx'
import { channelNames } from './channel-table.ts'
import { MethodTrial } from './method-trial.tsx'
import { methodWhere } from './method-where.ts'
import { useMethod } from './method-store.ts'
import { drillWords } from './responder-words.ts'
import { useResponders } from './responders-store.ts'
import { useTrials } from './trial-store.ts'

interface MethodCardProps {
  responder: ResponderView
  method: MethodView
  place: number
  mayEdit: boolean
}

/** One way to reach somebody: where it goes, whether it can be relied on, and how to find out. */
export function MethodCard({ responder, method, place, mayEdit }: MethodCardProps) {
  const methodMoved = useResponders((store) => store.methodMoved)
  const { testAsked, codeAsked } = useTrials()
  const { isAway } = useDeskNow()
  const name = channelNames[method.settings.channel]
  return (
    <li className="method" aria-label={`${place + 1}. ${name}`}>
      <div className="method-head">
        <span className="method-place tabular" aria-hidden>
          {place + 1}
        </span>
        <div className="method-title">
          <p className="method-name">
            {name}
            {method.verifiedAt === null ? (
              <Badge tone="warning" icon={TriangleAlert}>
                {i18n.t('Not verified')}
              </Badge>
            ) : (
              <Badge tone="success" icon={BadgeCheck}>
                {i18n.t('Verified')}
              </Badge>
            )}
          </p>
          <bdi className="method-where">{methodWhere(method.settings)}</bdi>
        </div>
        {mayEdit && (
          <span className="method-tools">
            <MoveButtons
              name={name}
              place={place}
              count={responder.methods.length}
              isDisabled={isAway}
              onMove={(by) => void methodMoved(responder, place, by)}
            />
            <IconButton
              label={i18n.t('Edit {name}', { name })}
              icon={Pencil}
              size="small"
              isDisabled={isAway}
              onPress={() => useMethod.getState().asked(method)}
            />
            <RemoveMethod responder={responder} place={place} name={name} isDisabled={isAway} />
          </span>
        )}
      </div>
      <DrillLine method={method} />
      {mayEdit && (
        <div className="method-buttons">
          <Button
            size="small"
            icon={BellRing}
            aria-label={i18n.t('Test now: {name}', { name })}
            isDisabled={isAway}
            onPress={() => void testAsked(responder.id, method.id)}
          >
            {i18n.t('Test now')}
          </Button>
          <Button
            size="small"
            icon={KeyRound}
            aria-label={
              method.verifiedAt === null
                ? i18n.t('Send a code: {name}', { name })
                : i18n.t('Send a code again: {name}', { name })
            }
            isDisabled={isAway}
            onPress={() => void codeAsked(responder.id, method.id)}
          >
            {method.verifiedAt === null ? i18n.t('Send a code') : i18n.t('Send a code again')}
          </Button>
        </div>
      )}
      <MethodTrial responder={responder} method={method} />
    </li>
  )
}

/** When it last went through, in red where that is too long ago. */
function DrillLine({ method }: { method: MethodView }) {
  const overdue = drillWords(method)
  const { lastGoodTestAt, lastTest } = method
  const hasFailedSince = lastTest !== null && !lastTest.succeeded
  return (
    <p className="method-drill">
      {overdue !== '' && <span className="method-overdue">{overdue}. </span>}
      {lastGoodTestAt !== null && (
        <>
          <Trans id="Last went through {when}." values={{ when: <Moment at={lastGoodTestAt} /> }} />{' '}
        </>
      )}
      {hasFailedSince && lastTest.words === '' && (
        <Trans id="The last test, {when}, failed." values={{ when: <Moment at={lastTest.at} /> }} />
      )}
      {hasFailedSince && lastTest.words !== '' && (
        <Trans
          id="The last test, {when}, failed: {words}"
          values={{ when: <Moment at={lastTest.at} />, words: <bdi>“{lastTest.words}”</bdi> }}
        />
      )}
    </p>
  )
}

function RemoveMethod(props: { responder: ResponderView; place: number; name: string; isDisabled: boolean }) {
  const { responder, place, name, isDisabled } = props
  const methodRemoved = useResponders((store) => store.methodRemoved)
  const [isAsking, setAsking] = useState(false)
  const isLast = responder.methods.length === 1
  return (
    <>
      <IconButton
        label={i18n.t('Remove {name}', { name })}
        icon={Trash2}
        size="small"
        isDisabled={isDisabled}
        onPress={() => setAsking(true)}
      />
      {isAsking && (
        <WaryDialog
          title={i18n.t('Remove this method?')}
          refusal={i18n.t('Keep')}
          consent={i18n.t('Remove')}
          onRefuse={() => setAsking(false)}
          onConsent={() => {
            setAsking(false)
            void methodRemoved(responder, place)
          }}
        >
          <p className="responder-words">
            <Trans
              id="{method} of {person} is not used any more, and the desk forgets its secrets."
              values={{ method: name, person: <bdi>{responder.name}</bdi> }}
            />
            {isLast && responder.active && ` ${i18n.t('It is the only one: nothing could wake them then.')}`}
          </p>
        </WaryDialog>
      )}
    </>
  )
}
