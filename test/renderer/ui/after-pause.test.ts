import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { afterPause } from '../../../renderer/ui/after-pause.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

it('works once a key was left alone for the pause, each key for itself', () => {
  const done: string[] = []
  const saving = afterPause(400, (key: string) => done.push(key))
  saving.touched('a')
  vi.advanceTimersByTime(300)
  saving.touched('b')
  vi.advanceTimersByTime(100)
  expect(done).toEqual(['a'])
  vi.advanceTimersByTime(300)
  expect(done).toEqual(['a', 'b'])
})

it('does not wait for ever for somebody who types without a pause', () => {
  const done: number[] = []
  const saving = afterPause(400, () => done.push(performance.now()))
  const began = performance.now()
  for (let letter = 0; letter < 100; letter += 1) {
    saving.touched('a')
    vi.advanceTimersByTime(60)
  }
  expect(done.map((at) => at - began)).toEqual([2000, 4040])
})

it('forgets what is not wanted any more', () => {
  const done: string[] = []
  const saving = afterPause(400, (key: string) => done.push(key))
  saving.touched('a')
  saving.dropped('a')
  vi.advanceTimersByTime(5000)
  expect(done).toEqual([])
})
