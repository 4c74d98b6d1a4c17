import type { MethodSettings } from '../../../shared/protocol/responder.ts'
import { assertNever } from '../../../shared/rules/assert-never.ts'
import { hostAndPort, hostOf, usualPagerDuty } from '../../../shared/rules/paging/method-words.ts'
import { i18n } from '../../texts/i18n.ts'

/** Where a message goes, as `addressWords` of the rules records it in English. */
export function methodWhere(settings: MethodSettings): string {
  switch (settings.channel) {
    case 'snpp':
      return i18n.t('pager {pagerId} at {host}', {
        pagerId: settings.pagerId,
        host: hostAndPort(settings.host, settings.port),
      })
    case 'smtp':
      return settings.to
    case 'webhook':
      return i18n.t('webhook at {host}', { host: hostOf(settings.url) })
    case 'pagerduty': {
      const host = hostOf(settings.url)
      return host === usualPagerDuty ? 'PagerDuty' : i18n.t('PagerDuty at {host}', { host })
    }
    case 'ntfy':
      return i18n.t('ntfy topic {topic} at {host}', { topic: settings.topic, host: hostOf(settings.server) })
    default:
      return assertNever(settings)
  }
}
