import type { FastifyInstance } from 'fastify'
import type { DeskContext } from '../context.ts'
import { requireStaff } from '../plugins/authentication.ts'
import { attachmentRoutes } from './attachments.ts'
import { auditRoutes } from './audit.ts'
import { blocklistRoutes } from './blocklist.ts'
import { cannedReplyRoutes } from './canned-replies.ts'
import { changeRoutes } from './changes.ts'
import { deviceRoutes } from './devices.ts'
import { erasureRoutes } from './erasures.ts'
import { eventRoutes } from './events.ts'
import { flagRoutes } from './flags.ts'
import { goLiveRoutes } from './go-live.ts'
import { groupImportRoutes } from './group-import.ts'
import { groupRoutes } from './groups.ts'
import { meRoutes } from './me.ts'
import { messageRoutes } from './messages.ts'
import { methodTrialRoutes } from './method-trials.ts'
import { metricsRoutes } from './metrics.ts'
import { pageActRoutes } from './page-acts.ts'
import { pageRoutes } from './pages.ts'
import { responderRoutes } from './responders.ts'
import { rotaRoutes } from './rota.ts'
import { settingsRoutes } from './settings.ts'
import { staffMemberRoutes } from './staff-members.ts'
import { ticketHistoryRoutes } from './ticket-history.ts'
import { ticketLinkRoutes } from './ticket-links.ts'
import { ticketMergeRoutes } from './ticket-merges.ts'
import { ticketRoutes } from './tickets.ts'
import { viewRoutes } from './views.ts'

/** Everything that needs a token. */
export async function staffRoutes(app: FastifyInstance, context: DeskContext): Promise<void> {
  requireStaff(app, context)
  await app.register(meRoutes, context)
  await app.register(ticketRoutes, context)
  await app.register(ticketHistoryRoutes, context)
  await app.register(ticketLinkRoutes, context)
  await app.register(ticketMergeRoutes, context)
  await app.register(messageRoutes, context)
  await app.register(attachmentRoutes, context)
  await app.register(flagRoutes, context)
  await app.register(viewRoutes, context)
  await app.register(cannedReplyRoutes, context)
  await app.register(groupRoutes, context)
  await app.register(groupImportRoutes, context)
  await app.register(blocklistRoutes, context)
  await app.register(pageRoutes, context)
  await app.register(pageActRoutes, context)
  await app.register(responderRoutes, context)
  await app.register(methodTrialRoutes, context)
  await app.register(rotaRoutes, context)
  await app.register(auditRoutes, context)
  await app.register(staffMemberRoutes, context)
  await app.register(deviceRoutes, context)
  await app.register(settingsRoutes, context)
  await app.register(goLiveRoutes, context)
  await app.register(erasureRoutes, context)
  await app.register(changeRoutes, context)
  await app.register(eventRoutes, context)
  await app.register(metricsRoutes, context)
}
