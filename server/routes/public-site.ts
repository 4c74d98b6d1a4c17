import type { FastifyReply } from 'fastify'
import type { DeskContext } from '../context.ts'
import type { Site } from '../pages/site.ts'
import { readMeta } from '../store/meta.ts'
import { readSettings } from '../store/settings.ts'

/** What every page shows of the desk, as it is now. */
export async function readSite({ database, publicUrl }: DeskContext): Promise<Site> {
  return database.read(async (reader) => ({
    settings: await readSettings(reader),
    sample: (await readMeta(reader, 'sample')) !== null,
    base: basePath(publicUrl()),
  }))
}

/** The path below which a proxy shows the desk; empty where it has a host name to itself. */
export function basePath(publicUrl: string): string {
  return new URL(publicUrl).pathname.replace(/\/+$/, '')
}

/** Pages are made for one reader at one moment: no cache keeps them. */
export function sendPage(reply: FastifyReply, status: number, page: string): FastifyReply {
  return reply.code(status).header('cache-control', 'no-store').type('text/html; charset=utf-8').send(page)
}
