import type { FormEvent } from 'react'
import type { ResponderView } from '../../../shared/ipc/duty-views.ts'
import { channels } from '../../../shared/protocol/responder.ts'
import { i18n } from '../../texts/i18n.ts'
import { announce } from '../../ui/announce.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { ErrorNote } from '../../ui/error-note.tsx'
import { SelectField } from '../../ui/select-field.tsx'
import { SwitchField } from '../../ui/switch-field.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { channelFields, channelNames, channelSwitches, secretsOf } from './channel-table.ts'
import { useMethod } from './method-store.ts'
import { SecretField } from './secret-field.tsx'

const channelItems = channels.map((id) => ({ id, name: channelNames[id] }))

/** One way to reach somebody, as the fields of its channel and no others. */
export function MethodDialog({ responder, isAdmin }: { responder: ResponderView; isAdmin: boolean }) {
  const { editing, entry, failure, busy, channelPicked, saved, left } = useMethod()
  if (editing === null) return null
  const isNew = editing === 'new'
  const submitted = async (event: FormEvent) => {
    event.preventDefault()
    if (await saved(responder)) announce(i18n.t('Saved at the desk. Send a code to verify it.'))
  }
  return (
    <Dialog
      title={
        isNew
          ? i18n.t('Add a method for {name}', { name: responder.name })
          : i18n.t('Edit {name}', { name: channelNames[entry.channel] })
      }
      isOpen
      onClose={left}
      footer={
        <>
          <Button onPress={left}>{i18n.t('Cancel')}</Button>
          <Button variant="primary" type="submit" form="method-form" isDisabled={busy}>
            {busy ? i18n.t('Asking the desk…') : isNew ? i18n.t('Add') : i18n.t('Save')}
          </Button>
        </>
      }
    >
      <form
        id="method-form"
        className="responder-form"
        aria-label={i18n.t('Method')}
        noValidate
        onSubmit={(event) => void submitted(event)}
      >
        {failure !== null && <ErrorNote failure={failure} />}
        {isNew ? (
          <SelectField
            label={i18n.t('By')}
            items={channelItems}
            selected={entry.channel}
            onSelect={channelPicked}
          />
        ) : (
          <p className="responder-words">
            {i18n.t('Changed, it is not verified any more until a new code went through.')}
          </p>
        )}
        <ChannelFields isAdmin={isAdmin} />
      </form>
    </Dialog>
  )
}

function ChannelFields({ isAdmin }: { isAdmin: boolean }) {
  const { entry, messages, typed, switched } = useMethod()
  const { channel, texts, switches } = entry
  const offered = channelSwitches[channel].filter(({ name }) => isAdmin || name !== 'allowsInternal')
  return (
    <>
      <div className="method-fields">
        {channelFields[channel].map(({ name, label, description, inputMode }) => (
          <TextField
            key={`${channel} ${name}`}
            label={label}
            description={description}
            value={texts[name] ?? ''}
            onChange={(text) => typed(name, text)}
            errorMessage={messages[name]}
            autoComplete="off"
            {...(inputMode === undefined ? {} : { inputMode })}
          />
        ))}
        {secretsOf(channel).map((name) => (
          <SecretField key={`${channel} ${name}`} name={name} />
        ))}
      </div>
      {offered.map(({ name, label, description }) => (
        <SwitchField
          key={name}
          label={label}
          description={messages[name] ?? description}
          isSelected={switches[name] ?? false}
          onChange={(isOn) => switched(name, isOn)}
        />
      ))}
    </>
  )
}
