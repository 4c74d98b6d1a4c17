import { randomBytes } from 'node:crypto'
import { link, open, rename, rm, stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import { MaintenanceRefused } from './maintenance-refused.ts'

export async function fileExists(file: string): Promise<boolean> {
  return stat(file).then(
    () => true,
    () => false,
  )
}

/** A name beside the target, on the same disk, that nobody else uses. */
export function temporaryName(target: string): string {
  return `${target}.${randomBytes(6).toString('hex')}.tmp`
}

/** Waits until the file's bytes are on the disk and not only in memory. */
export async function syncFile(file: string): Promise<void> {
  const handle = await open(file, 'r+')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/** Waits until a folder's names are on the disk; where the system cannot do that for folders, it needs no such thing. */
export async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/** Gives a finished file its name, unless something has the name already: a hard link never overwrites. */
export async function publishFile(temporary: string, target: string): Promise<void> {
  await syncFile(temporary)
  try {
    await link(temporary, target)
    await rm(temporary)
  } catch (error) {
    if (isCode(error, 'EEXIST')) throw alreadyThere(target)
    // Some file systems have no hard links. Checked once more, the gap is as small as it gets.
    if (await fileExists(target)) throw alreadyThere(target)
    await rename(temporary, target)
  }
  await syncFolder(dirname(target))
}

export function alreadyThere(target: string): MaintenanceRefused {
  return new MaintenanceRefused(`${target} exists already and is not overwritten. Choose another name.`)
}

function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code
}
