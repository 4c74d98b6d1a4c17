import { join } from 'node:path'
import log from 'electron-log/main.js'
import { logLine } from './secrets-in-logs.ts'

const largestFile = 1024 * 1024

/** Writes to `logs/console.log` of the profile; one older file is kept. Uncaught errors land there too. */
export function openConsoleLog(profile: string): (line: string) => void {
  log.transports.file.resolvePathFn = () => join(profile, 'logs', 'console.log')
  log.transports.file.maxSize = largestFile
  log.transports.file.format = '{y}-{m}-{d} {h}:{i}:{s}.{ms} {text}'
  log.hooks.push((message) => ({
    ...message,
    data: message.data.map((part: unknown) =>
      logLine(part instanceof Error ? (part.stack ?? part.message) : String(part)),
    ),
  }))
  log.errorHandler.startCatching({ showDialog: false })
  return (line) => log.info(line)
}
