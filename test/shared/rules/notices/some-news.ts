import { defaultNoticeRules, type NoticeRules } from '#shared/ipc/notice-rules'
import { groupIdSchema, ticketIdSchema } from '#shared/protocol/common'
import {
  noNews,
  type MessageNews,
  type News,
  type PageNews,
  type TicketNews,
} from '#shared/rules/notices/news'
import type { Surroundings } from '#shared/rules/notices/plan-notices'

export const id = (text: string) => ticketIdSchema.parse(text)
export const acme = groupIdSchema.parse('acme')
export const ticket = (name: string, more: Partial<TicketNews> = {}): TicketNews => ({
  ticketId: id(name),
  number: 5123,
  groupId: acme,
  groupName: 'Acme Ltd',
  subject: 'Mail is down',
  urgency: 'mission-critical',
  isWithheld: false,
  isByMe: false,
  isMine: false,
  ...more,
})
export const page = (pageId: string, more: Partial<PageNews> = {}): PageNews => ({
  pageId,
  ticketIds: [],
  groupId: acme,
  isDrill: false,
  words: 'Acme Ltd: Mail is down',
  number: 5123,
  isToMe: false,
  isByMe: false,
  ...more,
})
export const message = (messageId: string, about: TicketNews, count = 1): MessageNews => ({
  messageId,
  count,
  author: 'Grace Hopper',
  ticket: about,
})
export const news = (more: Partial<News>): News => ({ ...noNews, ...more })
export const everything: NoticeRules = {
  ...defaultNoticeRules,
  levels: {
    question: 'all',
    'work-request': 'all',
    'urgent-work-request': 'all',
    'impaired-function': 'all',
    'mission-critical': 'all',
  },
}
/** A Sunday at noon in UTC. */
export const noon = Date.UTC(2026, 10, 29, 12)
export const around = (more: Partial<Surroundings> = {}): Surroundings => ({
  told: new Set(),
  attended: new Set(),
  now: noon,
  timeZone: 'UTC',
  ...more,
})
const allDay = { from: '00:00', to: '00:00' }
export const quiet: NoticeRules = {
  ...everything,
  quiet: { isOn: true, days: Array.from({ length: 7 }, () => allDay) },
}
