import { useState } from 'react'
import { X } from 'lucide-react'
import { lineSchema, textLimits } from '../../../shared/protocol/common.ts'
import { normaliseName } from '../../../shared/rules/normalise-name.ts'
import { i18n } from '../../texts/i18n.ts'
import { Button } from '../../ui/button.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { TextField } from '../../ui/text-field.tsx'

interface AliasesFieldProps {
  aliases: readonly string[]
  /** `removed`: the one that is taken away. */
  onChange: (aliases: string[], removed?: string) => Promise<boolean>
}

const aliasSchema = lineSchema(textLimits.groupName, 'an alias')

/** Other names the group files under. */
export function AliasesField({ aliases, onChange }: AliasesFieldProps) {
  const [text, setText] = useState('')
  const [message, setMessage] = useState<string>()

  const add = async () => {
    const parsed = aliasSchema.safeParse(text)
    if (!parsed.success) return setMessage(parsed.error.issues[0]?.message)
    if (aliases.some((alias) => normaliseName(alias) === normaliseName(parsed.data)))
      return setMessage(i18n.t('This alias stands here already.'))
    if (aliases.length >= 50) return setMessage(i18n.t('A group has at most 50 aliases.'))
    if (await onChange([...aliases, parsed.data])) setText('')
  }

  return (
    <section className="group-section" aria-labelledby="aliases-title">
      <h3 id="aliases-title">{i18n.t('Aliases')}</h3>
      {aliases.length === 0 ? (
        <p className="group-words">{i18n.t('Other names this group files under. There are none yet.')}</p>
      ) : (
        <ul className="group-aliases" aria-labelledby="aliases-title">
          {aliases.map((alias) => (
            <li key={alias}>
              <bdi className="one-line">{alias}</bdi>
              <IconButton
                label={i18n.t('Remove {alias}', { alias })}
                icon={X}
                size="small"
                onPress={() =>
                  void onChange(
                    aliases.filter((other) => other !== alias),
                    alias,
                  )
                }
              />
            </li>
          ))}
        </ul>
      )}
      <form
        className="group-add"
        aria-label={i18n.t('Add an alias')}
        onSubmit={(event) => {
          event.preventDefault()
          void add()
        }}
      >
        <TextField
          label={i18n.t('New alias')}
          isLabelHidden
          placeholder={i18n.t('Another name')}
          value={text}
          onChange={(typed) => {
            setText(typed)
            setMessage(undefined)
          }}
          errorMessage={message}
          autoComplete="off"
        />
        <Button type="submit">{i18n.t('Add alias')}</Button>
      </form>
    </section>
  )
}
