import { z } from 'zod'
import { defaultNoticeRules, noticeRulesSchema, rulesOfFormerChoice } from './notice-rules.ts'
import { searchTextLimit } from '../rules/search-query.ts'
import { defaultQueueView, queueViewSchema } from './queue-view.ts'

const recentSearches = z.array(z.string().min(1).max(searchTextLimit)).max(10)

export const signatureLimit = 2000
const signatures = z.record(z.string().max(64), z.string().max(signatureLimit))
const cannedUses = z.record(z.string().max(64), z.number().int().min(0))

const fields = z.object({
  theme: z.enum(['system', 'light', 'dark']).catch('system'),
  queueView: queueViewSchema.catch(defaultQueueView),
  /** Share of the window's width that the queue takes beside the ticket, 0.25 to 0.75. */
  queueShare: z.number().min(0.25).max(0.75).catch(0.5),
  /** How long a reply can be taken back before it leaves, in seconds; 0 sends at once. */
  undoSeconds: z.number().int().min(0).max(60).catch(10),
  /** What was searched for last on this workstation, the newest first. */
  recentSearches: recentSearches.catch([]),
  /** What this person is told of outside the window, and when. */
  notices: noticeRulesSchema.catch(defaultNoticeRules),
  alarmSound: z.boolean().catch(true),
  /** Letters, digits and signs that are typed outside of a field are commands (WCAG 2.2, 2.1.4). */
  singleKeys: z.boolean().catch(true),
  /** What each person who signs in here puts under their replies, by their ids: Markdown with variables. */
  signatures: signatures.catch({}),
  /** How often each canned reply was used here, by its id. */
  cannedUses: cannedUses.catch({}),
  /** The saved views stand beside the queue, where the window is wide enough. */
  showsViews: z.boolean().catch(true),
})

/** Small things of this workstation that no desk needs to know. A file of before there were rules for notices is read too. */
export const preferencesSchema = z.preprocess(withNoticeRules, fields)
export type Preferences = z.infer<typeof preferencesSchema>

export const defaultPreferences: Preferences = {
  theme: 'system',
  queueView: defaultQueueView,
  queueShare: 0.5,
  undoSeconds: 10,
  recentSearches: [],
  notices: defaultNoticeRules,
  alarmSound: true,
  singleKeys: true,
  signatures: {},
  cannedUses: {},
  showsViews: true,
}

export const preferencesChangeSchema = z.strictObject({
  theme: z.enum(['system', 'light', 'dark']).optional(),
  queueView: queueViewSchema.optional(),
  queueShare: z.number().min(0.25).max(0.75).optional(),
  undoSeconds: z.number().int().min(0).max(60).optional(),
  recentSearches: recentSearches.optional(),
  notices: noticeRulesSchema.optional(),
  alarmSound: z.boolean().optional(),
  singleKeys: z.boolean().optional(),
  signatures: signatures.optional(),
  cannedUses: cannedUses.optional(),
  showsViews: z.boolean().optional(),
})

function withNoticeRules(kept: unknown): unknown {
  if (typeof kept !== 'object' || kept === null || 'notices' in kept) return kept
  if (!('desktopNotices' in kept)) return kept
  const alarmSound = 'alarmSound' in kept ? kept.alarmSound : true
  return { ...kept, notices: rulesOfFormerChoice(kept.desktopNotices, alarmSound) }
}
