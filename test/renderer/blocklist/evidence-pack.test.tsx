import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { evidenceName } from '../../../renderer/features/blocklist/evidence-file.ts'
import { usePack } from '../../../renderer/features/blocklist/pack-store.ts'
import { PrintedPack } from '../../../renderer/features/blocklist/printed-pack.tsx'
import type { EvidencePack } from '../../../shared/ipc/blocklist-views.ts'
import { success } from '../../../shared/ipc/result.ts'
import { groupIdSchema } from '../../../shared/protocol/common.ts'
import { installBridge, type FakeBridge } from '../../support/fake-bridge.ts'
import { fakeEntry, fakeOperation } from '../../support/fake-blocklist.ts'
import { fakeDesk } from '../../support/fake-desk.ts'
import { fakeRecord } from '../../support/fake-record.ts'
import { hasNoInjectedMarkup, hostileText, onScreen, until, words } from '../on-screen.tsx'

const groupId = groupIdSchema.parse('group-1')
const block = fakeOperation(1)
const pack: EvidencePack = {
  format: 'imagine-desk-evidence-1',
  madeAt: '2026-11-23T09:00:00.000Z',
  provider: 'iMagine Internet Services',
  group: { id: groupId, name: 'Harbour Print Ltd.', aliases: [hostileText] },
  record: fakeRecord({ justified: 3, falseAlarms: 9 }),
  entries: [fakeEntry(block, { reason: hostileText })],
  operations: [block],
  chain: { kind: 'holds', operations: 1, head: { order: 1, hash: block.hash ?? '' } },
}
let bridge: FakeBridge
let uninstall: () => void
beforeEach(() => {
  usePack.setState(usePack.getInitialState(), true)
  bridge = fakeDesk(1).bridge
  bridge.answer('blocklist.pack', () => success(pack))
  uninstall = installBridge(bridge)
})
afterEach(() => {
  uninstall()
  vi.restoreAllMocks()
  Reflect.deleteProperty(URL, 'createObjectURL')
})

it('names the file by group and day, whatever the group is called', () => {
  expect(evidenceName(pack)).toBe('evidence-harbour-print-2026-11-23')
  const named = (name: string) => evidenceName({ ...pack, group: { ...pack.group, name } })
  expect(named('../../etc/passwd')).toBe('evidence-etc-passwd-2026-11-23')
  expect(named('ＡＣＭＥ / 株式会社')).toMatch(/^evidence-[\p{L}\p{N}-]+-2026-11-23$/u)
  expect(named('!!!')).toBe('evidence-2026-11-23')
  expect(Array.from(named('x'.repeat(120))).length).toBeLessThan(90)
})

it('saves the pack as JSON that reads back as it was', async () => {
  const blobs: Blob[] = []
  const names: string[] = []
  URL.createObjectURL = (blob) => {
    if (blob instanceof Blob) blobs.push(blob)
    return 'blob:evidence'
  }
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function click(this: HTMLAnchorElement) {
    names.push(this.download)
  })
  await usePack.getState().saved(groupId)
  expect(names).toEqual(['evidence-harbour-print-2026-11-23.json'])
  const text = await blobs[0]?.text()
  expect(JSON.parse(text ?? '')).toEqual(pack)
})

it('prints every part of it, and leaves no sheet behind', async () => {
  const print = vi.spyOn(window, 'print').mockImplementation(() => {})
  await onScreen(<PrintedPack />)
  await usePack.getState().printAsked(groupId)
  await until(() => expect(print).toHaveBeenCalledTimes(1))
  expect(document.title).toBe('Harbour Print Ltd.: evidence')
  for (const part of [
    'iMagine Internet Services',
    '12 mission critical',
    hostileText,
    block.hash,
    'The chain holds',
    'enforced since',
  ])
    expect(words()).toContain(part)
  expect(document.querySelectorAll('tbody tr')).toHaveLength(12)
  expect(hasNoInjectedMarkup()).toBe(true)
  window.dispatchEvent(new Event('afterprint'))
  await until(() => expect(document.querySelector('.print-sheet')).toBeNull())
})

it('says so where the group is gone', async () => {
  bridge.answer('blocklist.pack', () => success(null))
  await usePack.getState().printAsked(groupId)
  expect(usePack.getState().printed).toBeNull()
  expect(usePack.getState().failure?.message).toContain('not on this workstation')
})
