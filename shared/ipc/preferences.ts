import { z } from 'zod'
import { searchTextLimit } from '../rules/search-query.ts'
import { defaultQueueView, queueViewSchema } from './queue-view.ts'

const recentSearches = z.array(z.string().min(1).max(searchTextLimit)).max(10)

export const desktopNotices = ['all', 'mine', 'none'] as const

/** Small things of this workstation that no desk needs to know. */
export const preferencesSchema = z.object({
  theme: z.enum(['system', 'light', 'dark']).catch('system'),
  queueView: queueViewSchema.catch(defaultQueueView),
  /** Share of the window's width that the queue takes beside the ticket, 0.25 to 0.75. */
  queueShare: z.number().min(0.25).max(0.75).catch(0.5),
  /** How long a reply can be taken back before it leaves, in seconds; 0 sends at once. */
  undoSeconds: z.number().int().min(0).max(60).catch(10),
  /** What was searched for last on this workstation, the newest first. */
  recentSearches: recentSearches.catch([]),
  /** What this system shows outside the window: everything, pages to this person, or nothing. */
  desktopNotices: z.enum(desktopNotices).catch('all'),
  alarmSound: z.boolean().catch(true),
  /** Letters, digits and signs that are typed outside of a field are commands (WCAG 2.2, 2.1.4). */
  singleKeys: z.boolean().catch(true),
})
export type Preferences = z.infer<typeof preferencesSchema>

export const defaultPreferences: Preferences = {
  theme: 'system',
  queueView: defaultQueueView,
  queueShare: 0.5,
  undoSeconds: 10,
  recentSearches: [],
  desktopNotices: 'all',
  alarmSound: true,
  singleKeys: true,
}

export const preferencesChangeSchema = z.strictObject({
  theme: z.enum(['system', 'light', 'dark']).optional(),
  queueView: queueViewSchema.optional(),
  queueShare: z.number().min(0.25).max(0.75).optional(),
  undoSeconds: z.number().int().min(0).max(60).optional(),
  recentSearches: recentSearches.optional(),
  desktopNotices: z.enum(desktopNotices).optional(),
  alarmSound: z.boolean().optional(),
  singleKeys: z.boolean().optional(),
})
