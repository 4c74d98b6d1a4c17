import { expect, it } from 'vitest'
import { windowObstacle } from '../../scripts/choose-shell.ts'

it.each([
  ['linux', {}, 1000, 'There is no display for a window.'],
  ['linux', { DISPLAY: '' }, 1000, 'There is no display for a window.'],
  ['linux', { DISPLAY: ':0' }, 0, 'Electron opens no sandboxed window for root.'],
  ['linux', { WAYLAND_DISPLAY: 'wayland-0' }, 1000, null],
  ['darwin', {}, 501, null],
  ['win32', {}, null, null],
] as const)(
  'sees on %s with %j as user %s what stands in the way of a window',
  (platform, env, user, obstacle) => {
    expect(windowObstacle(platform, env, user)).toBe(obstacle)
  },
)
