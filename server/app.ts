import compress from '@fastify/compress'
import Fastify, { type FastifyInstance } from 'fastify'
import type { Clock, DeskContext } from './context.ts'
import type { EngineClock } from './engine-clock.ts'
import type { Options } from './options.ts'
import { describeApi } from './plugins/api-description.ts'
import { readBodies } from './plugins/bodies.ts'
import { closeWhenDrained } from './plugins/draining.ts'
import { makeEventStreams } from './plugins/event-streams.ts'
import { sendLeanAnswers } from './plugins/lean-answers.ts'
import { countRequests } from './plugins/metrics.ts'
import { packing } from './plugins/packing.ts'
import { answerProblems, refusalOf, sendProblem } from './plugins/problems.ts'
import { sendProtectiveHeaders } from './plugins/protective-headers.ts'
import { requestLog, type LogSink } from './plugins/request-log.ts'
import { endSlowBodies, longestRequest } from './plugins/slow-bodies.ts'
import { answerUnknownRoutes } from './plugins/unknown-routes.ts'
import { parseRequests } from './plugins/validation.ts'
import { healthRoutes } from './routes/health.ts'
import { invitationPageRoutes } from './routes/invitation-page.ts'
import { publicRoutes } from './routes/public.ts'
import { staffRoutes } from './routes/staff-routes.ts'
import type { Gateway } from './sample/gateway/gateway.ts'
import type { Database } from './store/database.ts'
import type { Vault } from './vault.ts'
import { serviceVersion } from './version.ts'

export interface AppParts {
  readonly database: Database
  readonly options: Options
  readonly clock: Clock
  readonly engineClock: EngineClock
  readonly vault: Vault
  readonly samplePager?: Pick<Gateway, 'url' | 'ports'>
  readonly logSink?: LogSink
}

/** Bytes of a request's body. */
const bodyLimit = 1024 * 1024

/** The desk service, ready to listen. Closing it ends its streams; the database stays the caller's. */
export async function buildApp({ logSink, ...parts }: AppParts): Promise<FastifyInstance> {
  const { database, options } = parts
  const app = Fastify({
    logger: requestLog(options.logLevel, logSink),
    bodyLimit,
    trustProxy: options.trustProxy,
    requestTimeout: longestRequest,
    frameworkErrors: (error, _request, reply) => void sendProblem(reply, refusalOf(error)),
    routerOptions: { maxParamLength: 300 },
  })
  const context: DeskContext = {
    ...parts,
    publicUrl: () => options.publicUrl ?? app.listeningOrigin,
    streams: makeEventStreams(app, database, parts.engineClock),
    requestCounts: countRequests(app),
  }

  closeWhenDrained(app)
  endSlowBodies(app)
  readBodies(app)
  parseRequests(app)
  answerProblems(app)
  answerUnknownRoutes(app)
  sendProtectiveHeaders(app)
  sendLeanAnswers(app)
  await app.register(compress, packing)
  await describeApi(app, serviceVersion)

  await app.register(healthRoutes, context)
  await app.register(publicRoutes, context)
  await app.register(invitationPageRoutes, context)
  await app.register(staffRoutes, context)
  return app
}
