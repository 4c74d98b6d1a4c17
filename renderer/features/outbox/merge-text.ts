import type { ActOf } from '../../../shared/ipc/act.ts'
import { i18n } from '../../texts/i18n.ts'

/** Into which ticket, or apart from which; `names` has what it is called here. */
export function mergeText(
  act: ActOf<'merge-ticket' | 'unmerge-ticket'>,
  names: Readonly<Record<string, string>>,
): string {
  const otherId = act.kind === 'merge-ticket' ? act.into : act.from
  const other = names[otherId] ?? i18n.t('one unknown here')
  return act.kind === 'merge-ticket'
    ? i18n.t('Into {other}', { other })
    : i18n.t('Apart from {other}', { other })
}
