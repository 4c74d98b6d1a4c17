import { useEffect } from 'react'
import { Trans } from '@lingui/react'
import type { GroupView } from '../../../shared/ipc/views.ts'
import type { GroupId } from '../../../shared/protocol/common.ts'
import { i18n } from '../../texts/i18n.ts'
import { Button } from '../../ui/button.tsx'
import { ComboField, type ComboItem } from '../../ui/combo-field.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { ErrorNote } from '../../ui/error-note.tsx'
import { listText } from '../../ui/list-text.ts'
import { recordSummaryText } from '../../ui/record-words.ts'
import { useMerge } from './merge-store.ts'

interface MergeDialogProps {
  group: GroupView
  isOpen: boolean
  onClose: () => void
  /** The group that it now belongs to. */
  onMerged: (into: GroupId) => void
}

/** One customer who goes by two names becomes one group: says plainly what moves, and what stays as it was. */
export function MergeDialog({ group, isOpen, onClose, onMerged }: MergeDialogProps) {
  const { text, found, into, refused, textTyped, intoPicked, merged, left } = useMerge()
  const { id } = group
  useEffect(() => {
    if (!isOpen) return undefined
    textTyped('', id)
    return left
  }, [isOpen, id, textTyped, left])
  const merge = async () => {
    if (into !== null && (await merged(id))) onMerged(into.id)
  }
  return (
    <Dialog
      title={i18n.t('Merge into another group')}
      isOpen={isOpen}
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>{i18n.t('Cancel')}</Button>
          <Button variant="danger" isDisabled={into === null} onPress={() => void merge()}>
            {i18n.t('Merge')}
          </Button>
        </>
      }
    >
      <div className="group-form">
        <ComboField
          label={i18n.t('The group that it belongs to')}
          items={into === null ? found.map(asItem) : nothing}
          text={text}
          onTextChange={(typed) => textTyped(typed, id)}
          onSelect={intoPicked}
          placeholder={i18n.t('Type a name')}
          {...(into === null && { nothingFits: i18n.t('No other group of that name') })}
          autoFocus
        />
        <MergeWords group={group} into={into} />
        {refused !== null && <ErrorNote failure={refused} />}
      </div>
    </Dialog>
  )
}

/** Once a group is chosen the list has nothing to offer, and closes. */
const nothing: readonly ComboItem[] = []

function asItem(group: GroupView): ComboItem {
  return { id: group.id, name: group.name, description: describe(group) }
}

function describe({ confirmed, blocked, record }: GroupView): string {
  return listText([
    confirmed ? i18n.t('confirmed') : i18n.t('unconfirmed'),
    blocked === null ? '' : i18n.t('blocked'),
    recordSummaryText(record),
  ])
}

function MergeWords({ group, into }: Pick<MergeDialogProps, 'group'> & { into: GroupView | null }) {
  const values = {
    name: <bdi className="group-strong">{group.name}</bdi>,
    isChosen: into === null ? 'no' : 'yes',
    other: into === null ? '' : <bdi className="group-strong">{into.name}</bdi>,
  }
  return (
    <>
      <p className="group-breakable">
        <Trans
          id="{name} becomes an alias of {isChosen, select, yes {{other}} other {the other group}}: its names, its contacts and its tickets move there, and whoever files under one of them is that group from then on, for its record and for the blocklist too. Nothing that was recorded is rewritten. It cannot be undone."
          values={values}
        />
      </p>
      {group.blocked !== null && (
        <p className="group-breakable">
          <Trans
            id="This group is on the blocklist. Look at the blocklist of {isChosen, select, yes {{other}} other {the other group}} afterwards."
            values={values}
          />
        </p>
      )}
    </>
  )
}
