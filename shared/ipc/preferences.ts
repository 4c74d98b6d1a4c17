import { z } from 'zod'
import { defaultQueueView, queueViewSchema } from './queue-view.ts'

/** Small things of this workstation that no desk needs to know. */
export const preferencesSchema = z.object({
  theme: z.enum(['system', 'light', 'dark']).catch('system'),
  queueView: queueViewSchema.catch(defaultQueueView),
  /** Share of the window's width that the queue takes beside the ticket, 0.25 to 0.75. */
  queueShare: z.number().min(0.25).max(0.75).catch(0.5),
  /** How long a reply can be taken back before it leaves, in seconds; 0 sends at once. */
  undoSeconds: z.number().int().min(0).max(60).catch(10),
})
export type Preferences = z.infer<typeof preferencesSchema>

export const defaultPreferences: Preferences = {
  theme: 'system',
  queueView: defaultQueueView,
  queueShare: 0.5,
  undoSeconds: 10,
}

export const preferencesChangeSchema = z.strictObject({
  theme: z.enum(['system', 'light', 'dark']).optional(),
  queueView: queueViewSchema.optional(),
  queueShare: z.number().min(0.25).max(0.75).optional(),
  undoSeconds: z.number().int().min(0).max(60).optional(),
})
