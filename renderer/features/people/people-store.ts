import { create } from 'zustand'
import type { Failure } from '../../../shared/ipc/result.ts'
import type { StaffView } from '../../../shared/ipc/views.ts'
import type { DeviceId, StaffId } from '../../../shared/protocol/common.ts'
import type { Device } from '../../../shared/protocol/staff.ts'
import { bridge } from '../../bridge.ts'

interface PeopleStore {
  /** Null until first read. */
  people: StaffView[] | null
  peopleFailure: Failure | null
  /** Null until the service answered; an answer from a cache would pretend. */
  devices: Device[] | null
  devicesFailure: Failure | null
  isReadingDevices: boolean
  selected: StaffId | null
  /** Who sits here. */
  me: StaffId | null
  /** Why the last revocation did not happen. */
  refused: Failure | null

  /** Reads and follows; what is returned ends that. */
  opened(): () => void
  personPicked(staffId: StaffId): void
  retried(): void
  /** True once the service has carried it out. */
  personRevoked(staffId: StaffId): Promise<boolean>
  deviceRevoked(deviceId: DeviceId): Promise<boolean>
}

export const usePeople = create<PeopleStore>()((set, get) => {
  async function readPeople() {
    const people = await bridge.call('staff.list', undefined)
    if (people.ok) set({ people: inOrder(people.value), peopleFailure: null })
    else set({ peopleFailure: people.failure })
  }

  async function readDevices() {
    if (get().isReadingDevices) return
    set({ isReadingDevices: true })
    const devices = await bridge.call('devices.list', undefined)
    if (devices.ok) set({ devices: devices.value, devicesFailure: null, isReadingDevices: false })
    else set({ devicesFailure: devices.failure, isReadingDevices: false })
  }

  return {
    people: null,
    peopleFailure: null,
    devices: null,
    devicesFailure: null,
    isReadingDevices: false,
    selected: null,
    me: null,
    refused: null,

    opened() {
      void readPeople()
      void readDevices()
      void bridge.call('session.read', undefined).then((session) => {
        if (session.ok && session.value.kind === 'signed-in') set({ me: session.value.person.id })
      })
      return bridge.on('changed', ({ topics }) => {
        if (!topics.includes('staff')) return
        void readPeople()
        void readDevices()
      })
    },

    personPicked(staffId) {
      set({ selected: staffId, refused: null })
    },

    retried() {
      void readPeople()
      void readDevices()
    },

    async personRevoked(staffId) {
      const done = await bridge.call('staff.revoke', { staffId })
      set({ refused: done.ok ? null : done.failure })
      await Promise.all([readPeople(), readDevices()])
      return done.ok
    },

    async deviceRevoked(deviceId) {
      const done = await bridge.call('devices.revoke', { deviceId })
      set({ refused: done.ok ? null : done.failure })
      await readDevices()
      return done.ok
    },
  }
})

/** Those who work here first, by name. */
function inOrder(people: readonly StaffView[]): StaffView[] {
  return [...people].sort((a, b) => Number(a.revoked) - Number(b.revoked) || a.name.localeCompare(b.name))
}
