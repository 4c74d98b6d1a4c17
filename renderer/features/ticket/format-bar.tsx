import { Bold, Eye, Italic, Link, List, MessageSquareQuote, Quote, type LucideIcon } from 'lucide-react'
import type { CommandId } from '../../commands/command-table.ts'
import { useKeysOf } from '../../commands/use-keys-of.ts'
import { i18n } from '../../texts/i18n.ts'
import type { TextFormat } from './format-text.ts'

interface FormatBarProps {
  onFormat: (format: TextFormat) => void
  onCanned: () => void
  isPreviewShown: boolean
  onPreview: () => void
}

const formats: readonly { format: TextFormat; icon: LucideIcon; name: string }[] = [
  { format: 'strong', icon: Bold, name: i18n.t('Bold') },
  { format: 'emphasis', icon: Italic, name: i18n.t('Italic') },
  { format: 'link', icon: Link, name: i18n.t('Link') },
  { format: 'list', icon: List, name: i18n.t('List') },
  { format: 'quote', icon: Quote, name: i18n.t('Quote') },
]

/** What can be done to the text by a press; each has its key, so that Tab passes through none of them. */
export function FormatBar({ onFormat, onCanned, isPreviewShown, onPreview }: FormatBarProps) {
  return (
    <div className="composer-tools" role="toolbar" aria-label={i18n.t('Format')}>
      {formats.map(({ format, icon, name }) => (
        <Tool
          key={format}
          icon={icon}
          name={name}
          command={`writing.${format}`}
          onPress={() => onFormat(format)}
        />
      ))}
      <span className="composer-tools-gap" aria-hidden />
      <Tool
        icon={MessageSquareQuote}
        name={i18n.t('Canned replies')}
        command="writing.canned"
        onPress={onCanned}
      />
      <Tool
        icon={Eye}
        name={i18n.t('Preview')}
        command="writing.preview"
        onPress={onPreview}
        isPressed={isPreviewShown}
      />
    </div>
  )
}

interface ToolProps {
  icon: LucideIcon
  name: string
  command: CommandId
  onPress: () => void
  isPressed?: boolean
}

/** The caret stays where it is: a press must not take the focus out of the text. */
function Tool({ icon: Icon, name, command, onPress, isPressed }: ToolProps) {
  const { words, aria } = useKeysOf(command)
  return (
    <button
      type="button"
      className="composer-tool"
      aria-label={name}
      title={`${name} (${words.join(' ')})`}
      aria-keyshortcuts={aria}
      aria-pressed={isPressed}
      onMouseDown={(event) => event.preventDefault()}
      onClick={onPress}
    >
      <Icon size={15} aria-hidden />
    </button>
  )
}
