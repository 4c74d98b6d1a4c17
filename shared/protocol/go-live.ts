import { z } from 'zod'

/** What a desk needs before it goes live, in the order in which one would see to it. */
export const goLiveKeys = [
  'public-url',
  'mail',
  'emergency-phone',
  'opening-hours',
  'groups',
  'responders',
  'coverage',
  'drill',
  'dead-man-url',
] as const
export type GoLiveKey = (typeof goLiveKeys)[number]

export const goLiveItemSchema = z.object({
  key: z.enum(goLiveKeys),
  done: z.boolean(),
  /** What there is, or what is missing and how to mend it. */
  words: z.string(),
})
export type GoLiveItem = z.infer<typeof goLiveItemSchema>

/** `GET /v1/go-live`. A sample desk answers it too: it is never to go live. */
export const goLiveSchema = z.object({ sample: z.boolean(), items: z.array(goLiveItemSchema) })
export type GoLive = z.infer<typeof goLiveSchema>

/** As a console reads it: an item that only a newer desk knows is left out. */
export const toldGoLiveSchema = goLiveSchema.extend({
  items: z
    .array(z.unknown())
    .transform((items) =>
      items.flatMap((item) => {
        const known = goLiveItemSchema.safeParse(item)
        return known.success ? [known.data] : []
      }),
    )
    .pipe(z.array(goLiveItemSchema)),
})
