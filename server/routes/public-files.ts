import type { FastifyInstance, FastifyRequest } from 'fastify'
import { attachmentLimits } from '../../shared/protocol/attachment.ts'
import type { FieldError } from '../../shared/protocol/problem.ts'
import type { DeskContext } from '../context.ts'
import { takeCustomerFiles, discardFiles } from '../intake/customer-files.ts'
import { refuseWithoutRoom } from '../intake/disk-room.ts'
import { isMultipart } from '../plugins/form-types.ts'
import { readMultipart, type TakeParts } from '../plugins/multipart.ts'
import type { UploadPlaces } from '../intake/upload-places.ts'
import { wellFormed } from '../intake/well-formed.ts'
import type { ArrivedFile } from '../store/attachments.ts'
import { Refusal } from '../store/refusal.ts'
import { fieldsOf } from './public-request.ts'

declare module 'fastify' {
  interface FastifyRequest {
    /** The names of files that came with a form and can be sent again as they are; null before it is read. */
    fileNames: readonly string[] | null
  }
}

/** What the routes share that take files from customers. */
export interface PublicContext extends DeskContext {
  readonly places: UploadPlaces
}

/** What a form said and brought. The files are the caller's: to be named by a message, or thrown away. */
export interface SentForm {
  readonly fields: Record<string, unknown>
  readonly files: readonly ArrivedFile[]
  /** Why files were not taken. */
  readonly errors: readonly FieldError[]
}

/**
 * Routes of `app` take forms with files. Such a body is read by `readSent` and not before it: whoever is limited, or comes from
 * another site, has no file kept.
 */
export function acceptFiles(app: FastifyInstance): void {
  app.decorateRequest('fileNames', null)
  app.addContentTypeParser('multipart/form-data', (_request, _payload, done) => done(null, undefined))
  // A service that stops waits for what is open; whoever sends files on a slow line sends them again.
  const open = new Set<FastifyRequest>()
  app.addHook('onRequest', async (request) => {
    if (!isMultipart(request.headers)) return
    open.add(request)
    request.raw.once('close', () => open.delete(request))
  })
  app.addHook('preClose', async () => {
    for (const { raw } of open) if (!raw.complete) raw.destroy()
  })
}

/** Reads what was sent, whatever its type, and keeps its files. Throws as `readMultipart`; then none is kept. */
export async function readSent(request: FastifyRequest, context: PublicContext): Promise<SentForm> {
  if (!isMultipart(request.headers)) {
    return { fields: wellFormed(fieldsOf(request.body) ?? {}), files: [], errors: [] }
  }
  const { database, clock, options, places } = context
  const held: { leave: (() => void) | null } = { leave: null }
  const files = takeCustomerFiles(database, clock(), async () => {
    held.leave ??= places.enter(request.ip)
    if (held.leave === null) throw busy()
    await refuseWithoutRoom(options.dataDir, places.taken() * attachmentLimits.form)
  })
  try {
    const fields = await readParts(request, files.names, files.take)
    return { fields: wellFormed(fields), files: files.arrived, errors: files.errors }
  } catch (error) {
    await discardFiles(database, files.arrived)
    throw error
  } finally {
    held.leave?.()
  }
}

/** What was typed, for the page that shows it again; null where nothing of it can be known. Keeps no file. */
export async function typedIn(request: FastifyRequest): Promise<Record<string, unknown> | null> {
  if (isMultipart(request.headers) && request.fileNames === null) {
    const names: string[] = []
    await readParts(request, names, async (name) => {
      if (name !== '') names.push(name)
    }).catch(() => undefined)
  }
  return fieldsOf(request.body)
}

async function readParts(
  request: FastifyRequest,
  names: readonly string[],
  file: TakeParts['file'],
): Promise<Record<string, string>> {
  const fields = new Map<string, string>()
  request.fileNames = names
  try {
    await readMultipart(request.raw, { field: (name, value) => void fields.set(name, value), file })
    return Object.fromEntries(fields)
  } finally {
    request.body = Object.fromEntries(fields)
  }
}

function busy(): Refusal {
  return new Refusal('unavailable', 'The desk is taking many files just now. Send this again in a minute, or without files.') // prettier-ignore
}
