import { app } from 'electron'
import { z } from 'zod'
import { linkScheme } from '../../shared/rules/ticket-link.ts'

/** What a second start hands to the first, beside its command line: Chromium may change the order of that. */
const handedOverSchema = z.object({ link: z.string().nullable() })
export type HandedOver = z.infer<typeof handedOverSchema>

/**
 * Hears of links that the system hands to the console that runs: to a second start, which ends, and on macOS to the one
 * there is. Call before Electron is ready: macOS tells of the first link early, and it is kept until somebody listens.
 */
export function hearLinks(): (open: (link: string | null) => void) => void {
  const early: (string | null)[] = []
  let opened = (link: string | null): void => void early.push(link)
  app.on('open-url', (event, link) => {
    event.preventDefault()
    opened(link)
  })
  app.on('second-instance', (_, __, ___, handed) => {
    const read = handedOverSchema.safeParse(handed)
    opened(read.success ? read.data.link : null)
  })
  return (open) => {
    opened = open
    for (const link of early.splice(0)) open(link)
  }
}

/**
 * Has the system give our links to this program. Only an installed one asks for that: a checkout must not take them from
 * it. On Windows `--` ends the options, so that nothing in a link is ever taken for one.
 */
export function takeLinks(platform: NodeJS.Platform, executable: string): void {
  if (!app.isPackaged) return
  if (platform === 'win32') app.setAsDefaultProtocolClient(linkScheme, executable, ['--'])
  else app.setAsDefaultProtocolClient(linkScheme)
}
