import type { Act } from '#shared/ipc/act'

/**
 * What an act is about, and what else it waits for: said once more here, so that the engine is not judged by its own
 * idea of it. `merged`: what the two groups of a merge were called.
 */
export function whatHolds(act: Act, merged: readonly string[] = []): { about: string[]; waitsFor: string[] } {
  switch (act.kind) {
    case 'import-groups':
      return { about: ['import'], waitsFor: ['import'] }
    case 'create-group': {
      const own = `group ${act.groupId}`
      const name = act.name.toLowerCase()
      return { about: [own, `made ${act.groupId}`, `name ${name}`], waitsFor: [own] }
    }
    case 'change-group': {
      const own = `group ${act.groupId}`
      const name = act.set.name === undefined ? [] : [`name ${act.set.name.toLowerCase()}`]
      return { about: [own, ...name], waitsFor: [own] }
    }
    case 'merge-group':
      return {
        about: [`group ${act.groupId}`, `group ${act.into}`, ...merged.map((name) => `name ${name}`)],
        waitsFor: [`group ${act.groupId}`, `group ${act.into}`],
      }
    case 'change-blocklist':
      return {
        about: [`blocklist ${act.groupId}`],
        waitsFor: [`blocklist ${act.groupId}`, `made ${act.groupId}`],
      }
    case 'page-by-hand':
      return {
        about: [`page ${act.ticketId}`],
        waitsFor: [`page ${act.ticketId}`, `made ${act.ticketId}`],
      }
    case 'page-people':
    case 'page-acknowledge':
    case 'page-resolve':
    case 'page-hand-over':
      return { about: [`paged ${act.pageId}`], waitsFor: [`paged ${act.pageId}`] }
    case 'put-view':
    case 'change-view':
    case 'delete-view':
      return { about: [`view ${act.viewId}`], waitsFor: [`view ${act.viewId}`] }
    case 'change-thresholds':
    case 'change-service-levels':
      return { about: ['settings'], waitsFor: ['settings'] }
    case 'put-canned-reply':
    case 'delete-canned-reply':
      return { about: [`canned ${act.cannedReplyId}`], waitsFor: [`canned ${act.cannedReplyId}`] }
    default: {
      const own = `ticket ${act.ticketId}`
      const name = act.kind === 'file-ticket' ? [`name ${act.groupName.toLowerCase()}`] : []
      const group = act.kind === 'change-ticket' && act.set.groupId ? [`group ${act.set.groupId}`] : []
      const made = act.kind === 'file-ticket' ? [`made ${act.ticketId}`] : []
      return { about: [own, ...made], waitsFor: [own, ...name, ...group] }
    }
  }
}
