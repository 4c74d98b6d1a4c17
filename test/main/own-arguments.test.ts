import { expect, it } from 'vitest'
import { ownArguments } from '#main/own-arguments'

it('leaves out the program and its script under Node', () => {
  const argv = ['/usr/bin/node', '/opt/desk/out/main/main.js', '--web', '--disable-gpu']
  expect(ownArguments({ argv, versions: { node: '24.21.0' } })).toEqual(['--web', '--disable-gpu'])
})

it('leaves out the program alone where it is packaged', () => {
  const argv = ['/opt/iMagine Desk/imagine-desk', '--sample']
  expect(ownArguments({ argv, versions: { electron: '45.4.1' } })).toEqual(['--sample'])
})

it('leaves out the folder that Electron was given, and what launchers and debuggers add', () => {
  const argv = ['electron', '.', '--ozone-platform=wayland', '--inspect=0', '--sample', '--tickets', '5']
  const started = { argv, versions: { electron: '45.4.1' }, defaultApp: true }
  expect(ownArguments(started)).toEqual(['--sample', '--tickets', '5'])
})

it('keeps a misspelt option of ours, so that it is refused', () => {
  const started = { argv: ['imagine-desk', '--servce', 'x'], versions: { electron: '45.4.1' } }
  expect(ownArguments(started)).toEqual(['--servce', 'x'])
})
