import { Trans } from '@lingui/react'
import { useEffect } from 'react'
import { FlaskConical } from 'lucide-react'
import type { Person } from '../shared/ipc/views.ts'
import { i18n } from './texts/i18n.ts'
import { useSamplePager } from './sample-pager-store.ts'

/** Stands over everything of a sample desk: it wakes nobody, and this is where its pages arrive. */
export function SampleBanner({ person }: { person: Person }) {
  return (
    <aside className="sample-banner" aria-label={i18n.t('Sample desk')}>
      <FlaskConical size={14} aria-hidden />
      <strong>{i18n.t('Sample desk: wakes nobody.')}</strong>
      <span>{i18n.t('Everything in it is made up.')}</span>
      {isHere(person.serviceUrl) && <PagerAddress />}
    </aside>
  )
}

function PagerAddress() {
  const { address, opensLinks, opened } = useSamplePager()
  useEffect(() => opened(), [opened])
  if (address === null) return null
  return (
    <span>
      <Trans
        id="Its pages arrive at {address}"
        values={{
          address: opensLinks ? (
            <a className="sample-pager" href={address} target="_blank" rel="noreferrer">
              {address}
            </a>
          ) : (
            <bdi className="sample-pager">{address}</bdi>
          ),
        }}
      />
    </span>
  )
}

/** The pager of a sample on another machine listens there, and cannot be seen from here. */
function isHere(serviceUrl: string): boolean {
  return ['127.0.0.1', 'localhost'].includes(URL.parse(serviceUrl)?.hostname ?? '')
}
