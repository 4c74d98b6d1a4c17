import { useState } from 'react'
import { i18n } from '../../texts/i18n.ts'
import { Button } from '../../ui/button.tsx'
import { askDesktopPermission, desktopPermission } from '../../ui/desktop-permission.ts'

/** A browser shows nothing before it was allowed to, and may only be asked after a press. */
export function BrowserPermission() {
  const [permission, setPermission] = useState(desktopPermission)
  switch (permission) {
    case 'default':
      return (
        <div className="notice-permission">
          <p>{i18n.t('This browser shows no notifications of the console yet.')}</p>
          <Button size="small" onPress={() => void askDesktopPermission().then(setPermission)}>
            {i18n.t('Allow notifications in this browser')}
          </Button>
        </div>
      )
    case 'denied':
      return (
        <p className="notice-permission">
          {i18n.t('This browser was told to show none: allow them in its settings for this page.')}
        </p>
      )
    case 'none':
      return <p className="notice-permission">{i18n.t('This browser has no notifications.')}</p>
    case 'granted':
      return null
  }
}
