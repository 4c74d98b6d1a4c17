import { useEffect } from 'react'
import { i18n } from '../../texts/i18n.ts'

const plainTitle = i18n.t('iMagine Desk')

/** How much is unread, where a browser shows name and icon of its tab. */
export function useUnreadMark(unread: number): void {
  useEffect(() => {
    mark(unread)
    return () => mark(0)
  }, [unread])
}

function mark(unread: number): void {
  document.title = unread === 0 ? plainTitle : `(${unread}) ${plainTitle}`
  const icon = document.querySelector<HTMLLinkElement>('link[rel="icon"]')
  icon?.setAttribute('href', unread === 0 ? '/icon.svg' : '/icon-unread.svg')
}
