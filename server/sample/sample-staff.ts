import { staffSchema, type Staff } from '../../shared/protocol/staff.ts'
import { staffNames } from './person-names.ts'
import { sampleId, type Random } from './random.ts'
import { day, isNight } from './sample-clock.ts'

/** The people of a sample desk. None of them has a token. */
export function sampleStaff(random: Random, from: number): Staff[] {
  return staffNames.map(({ written, address, role }, index) => {
    const made = from - (400 - index * 30) * day
    return staffSchema.parse({
      id: sampleId(random, made),
      name: written,
      email: `${address}@imagine.example`,
      role,
      revokedAt: null,
      version: 1,
      createdAt: new Date(made).toISOString(),
    })
  })
}

/** Who is at the desk at an instant: the last two by night, the others by day. */
export function onShift(staff: readonly [Staff, ...Staff[]], ms: number, random: Random): Staff {
  const night = staff.slice(-2)
  const shift = isNight(ms) ? night : staff.slice(0, -2)
  return shift[random.integer(0, Math.max(0, shift.length - 1))] ?? staff[0]
}
