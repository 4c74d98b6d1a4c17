import { useEffect } from 'react'
import { Trans } from '@lingui/react'
import { Button } from 'react-aria-components'
import { i18n } from '../../texts/i18n.ts'
import { useGroupCheck } from './group-check-store.ts'
import { useNewTicket } from './new-ticket-store.ts'

/** Says, while a group's name is typed that nobody bears, whose it may have been meant to be; a press takes it. */
export function NearGroups() {
  const groupName = useNewTicket((store) => store.draft.groupName)
  const isDisabled = useNewTicket((store) => store.filing)
  const near = useGroupCheck((store) => store.near)
  const { opened, nameTyped } = useGroupCheck.getState()
  useEffect(() => opened(), [opened])
  useEffect(() => nameTyped(groupName), [nameTyped, groupName])
  return (
    <div role="status" className="near-groups">
      {near.length > 0 && (
        <>
          <Trans
            id="<0>Did you mean</0> {groups}<0>?</0>"
            values={{
              groups: near.map(({ groupId, name, alias, confirmed }, place) => (
                <span key={groupId} className="near-group">
                  {place > 0 && `${i18n.t('or')} `}
                  <Button
                    className="near-group-name"
                    isDisabled={isDisabled}
                    onPress={() => useNewTicket.getState().typed('groupName', name)}
                  >
                    <bdi>{name}</bdi>
                  </Button>
                  {alias !== null && (
                    <>
                      {' '}
                      <Trans id="also {alias}" values={{ alias: <bdi>{alias}</bdi> }} />
                    </>
                  )}
                  {!confirmed && ` (${i18n.t('unconfirmed')})`}
                </span>
              )),
            }}
            components={{ 0: <span /> }}
          />
        </>
      )}
    </div>
  )
}
