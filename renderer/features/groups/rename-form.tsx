import { useState } from 'react'
import { lineSchema, textLimits } from '../../../shared/protocol/common.ts'
import { i18n } from '../../texts/i18n.ts'
import { Button } from '../../ui/button.tsx'
import { TextField } from '../../ui/text-field.tsx'

interface RenameFormProps {
  name: string
  onLeave: () => void
  onRename: (name: string) => Promise<boolean>
}

const nameSchema = lineSchema(textLimits.groupName, 'a group name')

/** The name as a field, in the place where it stood. Escape leaves it as it was. */
export function RenameForm({ name, onLeave, onRename }: RenameFormProps) {
  const [text, setText] = useState(name)
  const [message, setMessage] = useState<string>()

  const rename = async () => {
    const parsed = nameSchema.safeParse(text)
    if (!parsed.success) return setMessage(parsed.error.issues[0]?.message)
    if (parsed.data === name || (await onRename(parsed.data))) onLeave()
  }

  return (
    <form
      className="group-rename"
      aria-label={i18n.t('Rename the group')}
      onSubmit={(event) => {
        event.preventDefault()
        void rename()
      }}
    >
      <TextField
        label={i18n.t('Name')}
        isLabelHidden
        value={text}
        onChange={setText}
        errorMessage={message}
        autoFocus
        autoComplete="off"
        onKeyDown={(event) => {
          if (event.key === 'Escape') onLeave()
        }}
      />
      <Button type="submit" variant="primary">
        {i18n.t('Rename')}
      </Button>
      <Button onPress={onLeave}>{i18n.t('Cancel')}</Button>
    </form>
  )
}
