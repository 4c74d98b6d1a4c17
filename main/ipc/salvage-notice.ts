import type { Failure } from '../../shared/ipc/result.ts'
import type { OpenSession } from '../sync/open-session.ts'
import type { OneSalvage, Salvage, SalvageReport } from '../store/salvage/salvage-report.ts'

/** What a person is told of a damaged record of local acts: what was saved, what was not, and where the file rests. */
export function salvageNotice({ earlier, ...latest }: SalvageReport): Failure {
  const sentences = [
    'The file with your unsent work was damaged.',
    ...sentencesOf(latest),
    ...earlier.flatMap((one) => ['It had been damaged before.', ...sentencesOf(one)]),
  ]
  return { code: 'file-unreadable', message: sentences.join(' ') }
}

function sentencesOf({ setAside, salvage }: OneSalvage): string[] {
  return [
    ...(salvage === null ? [unknownSalvage] : countsOf(salvage)),
    setAside === null
      ? 'The damaged file rests in the profile folder.'
      : `The damaged file rests at ${setAside}.`,
  ]
}

const unknownSalvage =
  'What could be read of it was saved, but how much that was is not known any more: look through the outbox and your drafts.'

function countsOf(salvage: Salvage): string[] {
  const { unsentActs, sentActs, drafts, doubtfulActs, unreadRows, lostActs, unreadablePages } = salvage
  const saved = [
    ...counted(unsentActs, 'unsent act'),
    ...counted(drafts, 'draft'),
    ...counted(sentActs, 'sent act'),
  ]
  return [
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
  ]
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
    message: `The copy of the desk on this machine was damaged. It was set aside and is pulled again from the desk; your unsent work and drafts are not touched. The damaged file rests at ${setAside}.`,
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
