import { randomBytes } from 'node:crypto'
import { closeSync, fstatSync, fsyncSync, openSync, readFileSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { OptionsRefused } from './options.ts'

const keyBytes = 32
const keyText = /^[A-Za-z0-9_-]{43,}$/

/**
 * The key of the desk's secrets: `given` (DESK_KEY), or that of `desk.key` in the data folder, which is made where there
 * is none. Throws `OptionsRefused` where it is no key, or where others than the owner may read it.
 */
export function readDeskKey(dataDir: string, given: string | null): Buffer {
  if (given !== null) return keyOf(given, 'DESK_KEY')
  const file = keyFile(dataDir)
  return makeKey(file) ?? readKey(file)
}

/** The same key for whoever only looks: null where none is given and none was made. Throws `OptionsRefused`. */
export function findDeskKey(dataDir: string, given: string | null): Buffer | null {
  if (given !== null) return keyOf(given, 'DESK_KEY')
  try {
    return readKey(keyFile(dataDir))
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null
    throw error
  }
}

function readKey(file: string): Buffer {
  const handle = openSync(file, 'r')
  try {
    // On Windows a mode says nothing: there the folder's own rights count.
    if (process.platform !== 'win32' && (fstatSync(handle).mode & 0o077) !== 0)
      throw new OptionsRefused(`${file} can be read by others. Make it yours alone: chmod 600 ${file}`)
    return keyOf(readFileSync(handle, 'utf8').trim(), file)
  } finally {
    closeSync(handle)
  }
}

/** Where the key lies unless the environment gives one: not in the database, so that a backup alone opens nothing. */
export function keyFile(dataDir: string): string {
  return join(dataDir, 'desk.key')
}

/** Null where there is a file already. */
function makeKey(file: string): Buffer | null {
  const key = randomBytes(keyBytes)
  try {
    const handle = openSync(file, 'wx', 0o600)
    try {
      writeSync(handle, `${key.toString('base64url')}\n`)
      fsyncSync(handle)
    } finally {
      closeSync(handle)
    }
    return key
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return null
    throw error
  }
}

function keyOf(text: string, from: string): Buffer {
  const key = keyText.test(text) ? Buffer.from(text, 'base64url') : Buffer.alloc(0)
  if (key.length < keyBytes)
    throw new OptionsRefused(
      `${from} is no key: give at least 43 letters, digits, - and _ (32 random bytes as base64url).`,
    )
  return key
}
