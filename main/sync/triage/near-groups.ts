import type { NearGroup } from '../../../shared/ipc/triage-views.ts'
import type { Group } from '../../../shared/protocol/group.ts'
import { areNear } from '../../../shared/rules/near-names.ts'
import { normaliseName } from '../../../shared/rules/normalise-name.ts'
import type { Reading } from '../../store/handles.ts'
import { mostSlips, readNameCandidates } from '../../store/near-names.ts'
import { readGroup } from '../../store/read-group.ts'

const mostNear = 5

/**
 * Groups that bear almost this name; never one that bears the very name, nor `except`. Comparing letter by letter is left
 * for names that hold nearly the same letters: among ten thousand groups these are a handful.
 */
export function findNearGroups(cache: Reading, name: string, except: string | null): NearGroup[] {
  const normal = normaliseName(name)
  if (normal === '') return []
  const candidates = readNameCandidates(cache, normal)
  const passedOver = new Set(candidates.filter((one) => one.normal === normal).map(({ groupId }) => groupId))
  if (except !== null) passedOver.add(except)
  const letters = countLetters(normal)
  const near = candidates.filter(
    (one) =>
      !passedOver.has(one.groupId) &&
      (areWordwise(normal, one.normal) || lettersApart(letters, countLetters(one.normal)) <= mostSlips) &&
      areNear(normal, one.normal),
  )
  return [...new Set(near.map(({ groupId }) => groupId))]
    .map((id) => readGroup(cache, id)?.shown)
    .filter((group) => group !== undefined)
    .filter(({ mergedInto }) => mergedInto === null)
    .map((group) => nearGroup(group, name))
    .sort(knownFirst)
    .slice(0, mostNear)
}

function nearGroup({ id, name, aliases, confirmed }: Group, typed: string): NearGroup {
  const alias = areNear(typed, name) ? null : (aliases.find((one) => areNear(typed, one)) ?? null)
  return { groupId: id, name, alias, confirmed }
}

function knownFirst(one: NearGroup, other: NearGroup): number {
  if (one.confirmed !== other.confirmed) return one.confirmed ? -1 : 1
  return one.name < other.name ? -1 : 1
}

function areWordwise(one: string, other: string): boolean {
  return one.startsWith(`${other} `) || other.startsWith(`${one} `)
}

/** How often each letter occurs; letters that share a place only make names look more alike. */
function countLetters(normal: string): Int16Array {
  const counts = new Int16Array(64)
  for (const letter of normal) {
    const place = (letter.codePointAt(0) ?? 0) & 63
    if (letter !== ' ') counts[place] = (counts[place] ?? 0) + 1
  }
  return counts
}

/** No fewer slips lead from one name to another than they differ in letters. */
function lettersApart(one: Int16Array, other: Int16Array): number {
  let [more, less] = [0, 0]
  for (let place = 0; place < one.length; place += 1) {
    const apart = (one[place] ?? 0) - (other[place] ?? 0)
    if (apart > 0) more += apart
    else less -= apart
  }
  return Math.max(more, less)
}
