import { textLimits } from '../../../shared/protocol/common.ts'
import { i18n } from '../../texts/i18n.ts'
import { DraftText } from './draft-text.tsx'
import { NearGroups } from './near-groups.tsx'

/** Who asks, and for which group. */
export function RequesterFields() {
  return (
    <div className="new-ticket-requester">
      <DraftText field="phone" label={i18n.t('Phone')} limit={textLimits.phone} inputMode="tel" />
      <DraftText field="email" label={i18n.t('E-mail')} limit={textLimits.email} inputMode="email" />
      <DraftText field="firstName" label={i18n.t('First name')} limit={textLimits.personName} />
      <DraftText field="lastName" label={i18n.t('Last name')} limit={textLimits.personName} />
      <DraftText field="groupName" label={i18n.t('Group')} limit={textLimits.groupName} />
      <NearGroups />
    </div>
  )
}
