import { z } from 'zod'
import { groupIdSchema } from '../protocol/common.ts'
import { thresholdsSchema } from '../protocol/settings.ts'
import {
  blocklistShows,
  type BlockedGroupView,
  type BlocklistStatus,
  type BlocklistWindow,
  type BlockPreview,
  type ChainReport,
  type EvidencePack,
  type SuggestionsView,
} from './blocklist-views.ts'
import { core, nothing } from './call.ts'

/** The calls about the pager blocklist. */
export const blocklistCalls = {
  'blocklist.status': core<BlocklistStatus>()(nothing),
  /** Groups on the pager blocklist, those that need an administrator first, then by name; 100 at a time. */
  'blocklist.window': core<BlocklistWindow>()(
    z.strictObject({
      show: z.enum(blocklistShows),
      text: z.string().max(200),
      after: z.string().max(1000).nullable(),
    }),
  ),
  /** Everything ever done about one group; null where the group is not here. */
  'blocklist.group': core<BlockedGroupView | null>()(z.strictObject({ groupId: groupIdSchema })),
  /** What a block would have withheld, had it been in force for 90 days. */
  'blocklist.preview': core<BlockPreview>()(z.strictObject({ groupId: groupIdSchema })),
  /** Walks the whole chain of operations kept here. */
  'blocklist.verify': core<ChainReport>()(nothing),
  /** For the talk with the customer. */
  'blocklist.pack': core<EvidencePack | null>()(z.strictObject({ groupId: groupIdSchema })),
  /** Whom the desk's rule suggests for the blocklist; with a rule, whom that one would. */
  'suggestions.list': core<SuggestionsView>()(
    z.strictObject({ rule: thresholdsSchema.shape.suggestion.nullable() }),
  ),
} as const
