import { expect, it } from 'vitest'
import { calls, callNames } from '#shared/ipc/calls'
import { defaultPreferences, preferencesSchema } from '#shared/ipc/preferences'
import { callMessageSchema } from '#shared/ipc/wire'

it('names every call by its subject and its verb', () => {
  for (const name of callNames) expect(name).toMatch(/^[a-z]+\.[a-z]+$/)
  expect(callNames.every((name) => ['host', 'core'].includes(calls[name].room))).toBe(true)
})

it('lets no unknown call through', () => {
  expect(
    callMessageSchema.safeParse({ kind: 'call', id: 1, name: 'queue.window', request: {} }).success,
  ).toBe(true)
  expect(callMessageSchema.safeParse({ kind: 'call', id: 1, name: 'constructor', request: {} }).success).toBe(
    false,
  )
  expect(
    callMessageSchema.safeParse({ kind: 'call', id: 1, name: 'queue.window', request: {}, extra: 1 }).success,
  ).toBe(false)
})

it('falls back field by field when preferences on disk make no sense', () => {
  expect(preferencesSchema.parse({ theme: 'neon', queueView: 7, queueShare: 'wide' })).toEqual(
    defaultPreferences,
  )
  expect(preferencesSchema.parse({ ...defaultPreferences, theme: 'dark' }).theme).toBe('dark')
})
