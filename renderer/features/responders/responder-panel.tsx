import { useEffect, useState } from 'react'
import { Trans } from '@lingui/react'
import { Pencil, Phone, Plus, Trash2 } from 'lucide-react'
import type { ResponderView } from '../../../shared/ipc/duty-views.ts'
import type { Person } from '../../../shared/ipc/views.ts'
import { i18n } from '../../texts/i18n.ts'
import { announce } from '../../ui/announce.ts'
import { Badge } from '../../ui/badge.tsx'
import { Button } from '../../ui/button.tsx'
import { useDeskNow } from '../../ui/desk-now.ts'
import { ErrorNote } from '../../ui/error-note.tsx'
import { NeedsDesk } from '../../ui/needs-desk.tsx'
import { WaryDialog } from '../../ui/wary-dialog.tsx'
import { MethodCard } from './method-card.tsx'
import { MethodDialog } from './method-dialog.tsx'
import { useMethod } from './method-store.ts'
import { usePerson } from './person-store.ts'
import { roleNames } from './responder-words.ts'
import { useResponders } from './responders-store.ts'
import { useTrials } from './trial-store.ts'

/** As many as the desk keeps of one person. */
const mostMethods = 10

/** One person: who it is, and the ways to reach them in the order in which they are tried. */
export function ResponderPanel({ responder, person }: { responder: ResponderView; person: Person }) {
  const { refused } = useResponders()
  const { isAway } = useDeskNow()
  const opened = useTrials((store) => store.opened)
  const methodIds = responder.methods.map(({ id }) => id).join(' ')
  useEffect(
    () =>
      opened(
        responder.id,
        responder.methods.map(({ id }) => id),
      ),
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- followed anew only where other methods stand there
    [opened, responder.id, methodIds],
  )
  const isAdmin = person.role === 'admin'
  const mayEditMethods = isAdmin || responder.staffId === person.id
  const { methods } = responder

  return (
    // It scrolls, and without a network nothing in it takes the keyboard.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a region that scrolls must be reached by keys
    <article className="responder" aria-labelledby="responder-name" tabIndex={0}>
      <div className="responder-column">
        <NeedsDesk />
        <PanelHeader responder={responder} isAdmin={isAdmin} isOwn={responder.staffId === person.id} />
        {refused !== null && <ErrorNote failure={refused} />}
        <section className="responder-section" aria-labelledby="methods-title">
          <header className="responder-section-head">
            <h3 id="methods-title">{i18n.t('How to reach them')}</h3>
            {mayEditMethods && (
              <Button
                size="small"
                icon={Plus}
                isDisabled={isAway || methods.length >= mostMethods}
                onPress={() => useMethod.getState().asked(null)}
              >
                {i18n.t('Add method')}
              </Button>
            )}
          </header>
          {methods.length === 0 ? (
            <p className="responder-words">
              {responder.active
                ? i18n.t(
                    'There is no way to page this person yet: whoever is on duty with them is paged alone.',
                  )
                : i18n.t('No method yet.')}
            </p>
          ) : (
            <p className="responder-words">
              {i18n.t(
                'Tried in this order. Methods that are not verified are tried only while no verified one is left.',
              )}
            </p>
          )}
          <ol className="methods" aria-labelledby="methods-title">
            {methods.map((method, place) => (
              <MethodCard
                key={method.id}
                responder={responder}
                method={method}
                place={place}
                mayEdit={mayEditMethods}
              />
            ))}
          </ol>
        </section>
        {!mayEditMethods && (
          <p className="responder-words">
            {i18n.t('Administrators change this, and everybody their own phone number and methods.')}
          </p>
        )}
      </div>
      <MethodDialog responder={responder} isAdmin={isAdmin} />
    </article>
  )
}

interface PanelHeaderProps {
  responder: ResponderView
  isAdmin: boolean
  /** The person who sits here. */
  isOwn: boolean
}

function PanelHeader({ responder, isAdmin, isOwn }: PanelHeaderProps) {
  const { removed, busy } = useResponders()
  const { isAway } = useDeskNow()
  const [isRemoving, setRemoving] = useState(false)
  const { name, role, staffName, phone, active } = responder
  const remove = async () => {
    setRemoving(false)
    if (await removed(responder)) announce(i18n.t('{name} is not paged any more.', { name }))
  }
  return (
    <header className="responder-header">
      <h2 id="responder-name">
        <bdi>{name}</bdi>
      </h2>
      <div className="responder-marks">
        <Badge tone="accent">{roleNames[role]}</Badge>
        {!active && <Badge tone="warning">{i18n.t('Not paged')}</Badge>}
        {phone !== '' && (
          <span className="responder-phone tabular">
            <Phone size={13} aria-hidden />
            <bdi>{phone}</bdi>
          </span>
        )}
        <span className="responder-words">
          {staffName === null ? (
            i18n.t('Has no console of their own')
          ) : (
            <Trans id="Works here as {name}" values={{ name: <bdi>{staffName}</bdi> }} />
          )}
        </span>
      </div>
      {(isAdmin || isOwn) && (
        <div className="responder-buttons">
          <Button icon={Pencil} isDisabled={isAway} onPress={() => usePerson.getState().asked(responder)}>
            {isAdmin ? i18n.t('Edit person…') : i18n.t('Change my phone number…')}
          </Button>
          {isAdmin && (
            <Button
              variant="quiet"
              icon={Trash2}
              isDisabled={isAway || busy}
              onPress={() => setRemoving(true)}
            >
              {i18n.t('Remove…')}
            </Button>
          )}
        </div>
      )}
      {isRemoving && (
        <WaryDialog
          title={i18n.t('Remove this responder?')}
          refusal={i18n.t('Keep')}
          consent={i18n.t('Remove')}
          onRefuse={() => setRemoving(false)}
          onConsent={() => void remove()}
        >
          <p className="responder-words">
            <Trans
              id="{name} is not paged any more, and the desk forgets their methods and secrets. A rota that names them has to be changed first. To give somebody a rest, switch off “Is paged” instead."
              values={{ name: <bdi>{name}</bdi> }}
            />
          </p>
        </WaryDialog>
      )}
    </header>
  )
}
