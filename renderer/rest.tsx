import { lazy, useEffect, useState, type ComponentType } from 'react'
import { whenIdle } from './ui/when-idle.ts'

/** Everything that is not on the screen at a start, each loaded at most once. */
const loads: (() => Promise<unknown>)[] = []

/** A part of the screens that stands in a file of its own and is loaded after the first rows are shown. */
function later<Props extends object>(load: () => Promise<ComponentType<Props>>): ComponentType<Props> {
  loads.push(load)
  return lazy(async () => ({ default: await load() }))
}

export const TicketView = later(async () => (await import('./features/ticket/ticket-view.tsx')).TicketView)
export const GroupsSection = later(async () => (await import('./groups-section.tsx')).GroupsSection)
export const PagesSection = later(async () => (await import('./pages-section.tsx')).PagesSection)
export const BlocklistSection = later(async () => (await import('./blocklist-section.tsx')).BlocklistSection)
export const OnCallSection = later(async () => (await import('./on-call-section.tsx')).OnCallSection)
export const OutboxPanel = later(async () => (await import('./features/outbox/outbox-panel.tsx')).OutboxPanel)
export const PeopleView = later(async () => (await import('./features/people/people-view.tsx')).PeopleView)
export const FiguresView = later(
  async () => (await import('./features/figures/figures-view.tsx')).FiguresView,
)
export const SettingsView = later(
  async () => (await import('./features/settings/settings-view.tsx')).SettingsView,
)
export const DeskDialogs = later(async () => (await import('./desk-dialogs.tsx')).DeskDialogs)
export const WelcomeView = later(
  async () => (await import('./features/welcome/welcome-view.tsx')).WelcomeView,
)

/** Everything that is not on the screen at a start. */
export async function loadRest(): Promise<void> {
  await Promise.all(loads.map((load) => load()))
}

/** How long the first screen has for itself at most, in ms. */
const longestRest = 2000

/**
 * Loads the rest as soon as the screen rests, so that no later press waits for it. True once it is there. Source:
 * docs/decisions/0031.
 */
export function useRest(): boolean {
  const [isHere, setHere] = useState(false)
  useEffect(() => whenIdle(() => void loadRest().then(() => setHere(true)), longestRest), [])
  return isHere
}
