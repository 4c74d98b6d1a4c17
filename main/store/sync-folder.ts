import { closeSync, fsyncSync, openSync } from 'node:fs'

/** A renamed file outlives a power cut once its folder is on the disk. Windows has no such thing, and needs none. */
export function syncFolder(folder: string): void {
  if (process.platform === 'win32') return
  const opened = openSync(folder, 'r')
  try {
    fsyncSync(opened)
  } finally {
    closeSync(opened)
  }
}
