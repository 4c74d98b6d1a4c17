import { useEffect } from 'react'
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
          <span>{i18n.t('Did you mean')}</span>
          {near.map(({ groupId, name, alias, confirmed }) => (
            <span key={groupId} className="near-group">
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
                  also <bdi>{alias}</bdi>
                </>
              )}
              {!confirmed && ' (unconfirmed)'}
            </span>
          ))}
          <span>?</span>
        </>
      )}
    </div>
  )
}
