import { X } from 'lucide-react'
import { i18n } from '../texts/i18n.ts'
import { useAnnouncements } from './announce.ts'
import { Button } from './button.tsx'
import { IconButton } from './icon-button.tsx'
import { useLowerEdge } from './toast-place.ts'
import './toast.css'

/** Where `announce` is seen and read out. Mounted once, in the frame. */
export function Toasts() {
  const { shown, dismissed } = useAnnouncements()
  const { bars, feet } = useLowerEdge()
  const places = ['toasts', ...(bars > 0 ? ['toasts-above'] : []), ...(feet > 0 ? ['toasts-beside'] : [])]
  return (
    <div className={places.join(' ')} role="status" aria-live="polite">
      {shown.map(({ id, text, tone, action }) => (
        <div key={id} className={`toast toast-${tone}`}>
          <span className="toast-words">{text}</span>
          {action && (
            <Button
              size="small"
              variant="quiet"
              onPress={() => {
                action.onPress()
                dismissed(id)
              }}
            >
              {action.name}
            </Button>
          )}
          <IconButton label={i18n.t('Dismiss')} icon={X} size="small" onPress={() => dismissed(id)} />
        </div>
      ))}
    </div>
  )
}
