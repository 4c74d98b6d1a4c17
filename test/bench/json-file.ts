import Conf from 'conf'
import { readQueueWindow } from '#main/store/queue-window'
import { openForReading } from '#main/store/open-file'
import { defaultQueueView, type QueueView } from '../../shared/ipc/queue-view.ts'
import type { QueueRow } from '../../shared/ipc/views.ts'
import { urgencies, urgencyRank } from '../../shared/rules/urgency.ts'
import { fileIn, type FilledDesk } from './filled-desk.ts'

/** What a desk would keep in one file: its rows, and what was done and not sent. */
export interface JsonDesk {
  rows: Record<string, QueueRow>
  outbox: { id: string; ticketId: string; set: object }[]
}

/** Conf, under electron-store: each read parses the file, each write writes it anew beside the old one, with fsync. */
export const jsonKeeps = 'crash: yes; power cut: yes (whole file written anew, fsync)'

/** A file as electron-store keeps one. */
export function openJsonFile(folder: string, name: string): Conf<JsonDesk> {
  return new Conf<JsonDesk>({
    cwd: folder,
    configName: name,
    projectName: 'desk-bench',
    defaults: { rows: {}, outbox: [] },
  })
}

/** Every row of a synced profile, in such a file. */
export function openFilledJsonFile(desk: FilledDesk, folder: string, name: string): Conf<JsonDesk> {
  const file = openJsonFile(folder, name)
  file.set(
    'rows',
    Object.fromEntries(readAllRows(desk).map((row) => [row.id, row] satisfies [string, QueueRow])),
  )
  return file
}

/** The first 50 rows of one urgency, most urgent and oldest first, as a program with such a file has to find them. */
export function filterJsonFile(file: Conf<JsonDesk>, { urgencies: wanted }: QueueView): QueueRow[] {
  return Object.values(file.get('rows'))
    .filter(({ urgency }) => wanted.includes(urgency))
    .sort(
      (one, other) =>
        urgencyRank(other.urgency) - urgencyRank(one.urgency) || (one.number ?? 0) - (other.number ?? 0),
    )
    .slice(0, 50)
}

/** One view for each urgency, of tickets of every status. */
export const urgencyViews: readonly QueueView[] = urgencies.map((urgency) => ({
  ...defaultQueueView,
  statuses: [],
  urgencies: [urgency],
}))

export function readAllRows(desk: FilledDesk): QueueRow[] {
  const reading = openForReading(fileIn(desk.profile, 'cache.db'))
  const view = { ...defaultQueueView, statuses: [] }
  const rows: QueueRow[] = []
  let window = readQueueWindow(reading, view, { kind: 'start' }, 500)
  while (window.ok && window.value.rows.length > 0) {
    rows.push(...window.value.rows)
    window = readQueueWindow(reading, view, { kind: 'after', key: rows.at(-1)?.key ?? '' }, 500)
  }
  reading.close()
  return rows
}
