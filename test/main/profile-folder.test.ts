import { expect, it } from 'vitest'
import { profileFolder } from '#main/profile-folder'

it.each([
  ['linux', {}, '/home/ada/.config/imagine-desk'],
  ['linux', { XDG_CONFIG_HOME: '/data/config' }, '/data/config/imagine-desk'],
  ['linux', { XDG_CONFIG_HOME: 'not/absolute' }, '/home/ada/.config/imagine-desk'],
  ['linux', { XDG_CONFIG_HOME: '' }, '/home/ada/.config/imagine-desk'],
  ['darwin', {}, '/home/ada/Library/Application Support/iMagine Desk'],
] as const)('takes the usual place on %s with %j', (platform, environment, folder) => {
  expect(profileFolder(platform, environment, '/home/ada')).toBe(folder)
})
