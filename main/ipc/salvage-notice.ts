import type { Failure } from '../../shared/ipc/result.ts'
import type { OpenSession } from '../sync/open-session.ts'
import type { SalvageReport } from '../store/salvage/salvage-report.ts'

/** What a person is told of a damaged record of local acts: what was saved, what was not, and where the file rests. */
export function salvageNotice({ setAside, salvage }: SalvageReport): Failure {
  const { unsentActs, sentActs, drafts, doubtfulActs, unreadRows, lostActs, unreadablePages } = salvage
  const saved = [
    ...counted(unsentActs, 'unsent act'),
    ...counted(drafts, 'draft'),
    ...counted(sentActs, 'sent act'),
  ]
  const sentences = [
    'The file with your unsent work was damaged.',
    saved.length === 0
      ? 'No act and no draft could be read in it.'
      : `${listed(saved)} ${saved.length === 1 && saved[0]?.startsWith('1 ') ? 'was' : 'were'} saved.`,
    ...(doubtfulActs === 0
      ? []
      : [`${doubtfulActs} of the unsent acts may be incomplete or old: look at them in the outbox.`]),
    ...counted(lostActs, 'unsent act').map((lost) => `${lost} could not be read.`),
    ...counted(unreadRows, 'entry', 'entries').map(
      (rows) => `${rows} of another version or torn: kept, but not shown.`,
    ),
    ...counted(unreadablePages, 'page').map((pages) => `${pages} of the file could not be read.`),
    `The damaged file rests at ${setAside}.`,
  ]
  return { code: 'file-unreadable', message: sentences.join(' ') }
}

/** What a person has to hear when a session begins; null where nothing was wrong. */
export function noticeOf({ workReport, workMissing, session }: OpenSession): Failure | null {
  if (workReport !== null) return salvageNotice(workReport)
  if (workMissing) return missingNotice
  return session.cache.setAside === null ? null : cacheNotice(session.cache.setAside)
}

/** The cache can be pulled again: nothing has to be done. */
export function cacheNotice(setAside: string): Failure {
  return {
    code: 'file-unreadable',
    message: `The copy of the desk on this machine was damaged and is being pulled again. Your unsent work and drafts are not touched. The damaged file rests at ${setAside}.`,
  }
}

const missingNotice: Failure = {
  code: 'file-unreadable',
  message:
    'The file with your unsent work and drafts (work.db) is gone or was emptied. If you have a copy, close the console and put it back into the profile folder.',
}

function counted(count: number, one: string, many = `${one}s`): string[] {
  return count === 0 ? [] : [`${count} ${count === 1 ? one : many}`]
}

/** "a, b and c" */
function listed(parts: readonly string[]): string {
  const last = parts.at(-1) ?? ''
  return parts.length < 2 ? last : `${parts.slice(0, -1).join(', ')} and ${last}`
}
