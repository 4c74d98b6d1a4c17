import { i18n } from '../../texts/i18n.ts'

/** When a block is to end, as somebody chose it. */
export type EndChoice =
  | { kind: 'days'; days: number }
  /** As a field of the workstation's own clock writes it: "2026-11-30T14:00"; blank while nothing was entered. */
  | { kind: 'at'; local: string }
  /** Never: it is looked at again instead. */
  | { kind: 'open' }

const day = 86_400_000

/** The end in ms, counted from `from`; null where there is none, undefined where it cannot be read. */
export function endOf(choice: EndChoice, from: number): number | null | undefined {
  if (choice.kind === 'open') return null
  if (choice.kind === 'days') return from + choice.days * day
  const at = new Date(choice.local).getTime()
  return Number.isNaN(at) ? undefined : at
}

/** An instant, in ms, as a field of the workstation's clock takes it. */
export function localText(at: number): string {
  const date = new Date(at)
  const two = (part: number) => String(part).padStart(2, '0')
  const days = `${String(date.getFullYear()).padStart(4, '0')}-${two(date.getMonth() + 1)}-${two(date.getDate())}`
  return `${days}T${two(date.getHours())}:${two(date.getMinutes())}`
}

/** What is wrong with an end; undefined where nothing is. `now` and `end` as `endOf` answers it, in ms. */
export function endMessage(end: number | null | undefined, now: number): string | undefined {
  if (end === undefined) return i18n.t('Choose a day and a time.')
  return end !== null && end <= now ? i18n.t('Choose a time to come.') : undefined
}
