import type { FormEvent } from 'react'
import type { ResponderView } from '../../../shared/ipc/duty-views.ts'
import { channels } from '../../../shared/protocol/responder.ts'
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
    if (await saved(responder)) announce('Saved at the desk. Send a code to verify it.')
  }
  return (
    <Dialog
      title={isNew ? `Add a method for ${responder.name}` : `Edit ${channelNames[entry.channel]}`}
      isOpen
      onClose={left}
      footer={
        <>
          <Button onPress={left}>Cancel</Button>
          <Button variant="primary" type="submit" form="method-form" isDisabled={busy}>
            {busy ? 'Asking the desk…' : isNew ? 'Add' : 'Save'}
          </Button>
        </>
      }
    >
      <form
        id="method-form"
        className="responder-form"
        aria-label="Method"
        noValidate
        onSubmit={(event) => void submitted(event)}
      >
        {failure !== null && <ErrorNote failure={failure} />}
        {isNew ? (
          <SelectField label="By" items={channelItems} selected={entry.channel} onSelect={channelPicked} />
        ) : (
          <p className="responder-words">
            Changed, it is not verified any more until a new code went through.
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
