import { readlinkSync } from 'node:fs'
import { dirname, resolve } from 'node:path'

/** As many links in a row as Linux follows. */
const mostLinks = 40

/**
 * Where a file rests that may be a symbolic link, whether it is there or not. SQLite keeps a journal beside the file itself:
 * beside the link it would be looked for in vain, and a link that is set aside leaves the file where it was.
 */
export function restingPlace(path: string): string {
  let place = path
  for (let links = 0; links < mostLinks; links += 1) {
    const next = targetOf(place)
    if (next === null) return place
    place = resolve(dirname(place), next)
  }
  return path
}

/** Null where it is no link. */
function targetOf(path: string): string | null {
  try {
    return readlinkSync(path)
  } catch {
    return null
  }
}
