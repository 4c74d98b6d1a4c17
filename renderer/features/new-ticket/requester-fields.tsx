import { textLimits } from '../../../shared/protocol/common.ts'
import { DraftText } from './draft-text.tsx'
import { NearGroups } from './near-groups.tsx'

/** Who asks, and for which group. */
export function RequesterFields() {
  return (
    <div className="new-ticket-requester">
      <DraftText field="phone" label="Phone" limit={textLimits.phone} inputMode="tel" />
      <DraftText field="email" label="E-mail" limit={textLimits.email} inputMode="email" />
      <DraftText field="firstName" label="First name" limit={textLimits.personName} />
      <DraftText field="lastName" label="Last name" limit={textLimits.personName} />
      <DraftText field="groupName" label="Group" limit={textLimits.groupName} />
      <NearGroups />
    </div>
  )
}
