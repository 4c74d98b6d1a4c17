import { expect } from '@playwright/test'
import { z } from 'zod'
import type { HttpGateway } from '../../support/http-gateway.ts'
import type { Api } from './api.ts'

const postedSchema = z.object({
  key: z.string(),
  deliveryId: z.string(),
  text: z.string(),
  link: z.string().nullable(),
})
export type Posted = z.infer<typeof postedSchema>

/** Somebody who is paged, and what came for them. */
export interface Woken {
  readonly name: string
  taken(): Posted[]
  /** The last thing that the gateway was told for them; blank before anything came. */
  text(): string
  /** Where they answer the page. Waits until it is there. */
  link(): Promise<string>
}

/** Adds somebody whom a webhook reaches, verified by the code that came through it. */
export async function addWoken(
  api: Api,
  gateway: HttpGateway,
  id: string,
  name: string,
  more: { staffId?: string } = {},
): Promise<Woken> {
  const settings = { channel: 'webhook', url: `${gateway.url}/${id}`, allowsInternal: true }
  await api.addResponder(id, {
    name,
    role: 'unix-admin',
    ...more,
    methods: [{ id: `${id}-web`, settings, secrets: { secret: 'between-us' } }],
  })
  await api.verify(id, `${id}-web`)
  const all = () => takenAt(gateway, `/${id}`)
  await expect.poll(() => all().length).toBe(1)
  await api.verify(id, `${id}-web`, codeIn(all()[0]?.text ?? ''))
  const taken = () => all().slice(1)
  const link = () => taken().find((each) => each.link !== null)?.link ?? null
  return {
    name,
    taken,
    text: () => taken().at(-1)?.text ?? '',
    async link() {
      await expect.poll(link).not.toBeNull()
      return link() ?? ''
    },
  }
}

/** What was posted to this path, in its order. */
export function takenAt(gateway: HttpGateway, path: string): Posted[] {
  return gateway.taken
    .filter((one) => one.path === path)
    .map(({ body }) => postedSchema.parse(JSON.parse(body)))
}

/** The six digits of a message. */
export function codeIn(text: string): string {
  const found = /\b\d{6}\b/.exec(text)?.[0]
  if (found === undefined) throw new Error(`No code stands in ${JSON.stringify(text)}.`)
  return found
}
