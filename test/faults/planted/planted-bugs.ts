import { blocklistBugs } from './blocklist-bugs.ts'
import { channelBugs } from './channel-bugs.ts'
import { outboxBugs } from './outbox-bugs.ts'
import { pagingBugs } from './paging-bugs.ts'
import { syncBugs } from './sync-bugs.ts'
import { triageBugs } from './triage-bugs.ts'
import type { PlantedBug } from './planted-bug.ts'

export const plantedBugs: readonly PlantedBug[] = [
  ...outboxBugs,
  ...syncBugs,
  ...blocklistBugs,
  ...triageBugs,
  ...pagingBugs,
  ...channelBugs,
]
