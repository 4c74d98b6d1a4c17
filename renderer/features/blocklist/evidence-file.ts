import type { EvidencePack } from '../../../shared/ipc/blocklist-views.ts'
import { normaliseName } from '../../../shared/rules/normalise-name.ts'

/** "evidence-harbour-print-2026-11-23": a name that every file system takes, without an ending. */
export function evidenceName({ group, madeAt }: Pick<EvidencePack, 'group' | 'madeAt'>): string {
  const words = normaliseName(group.name)
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '')
  return ['evidence', Array.from(words).slice(0, 60).join(''), madeAt.slice(0, 10)]
    .filter((part) => part !== '')
    .join('-')
}

/** Gives a text to the person as a file; where it goes, the browser or the system asks. */
export function saveText(fileName: string, text: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: 'application/json' }))
  const link = document.createElement('a')
  link.href = address
  link.download = fileName
  link.click()
  // Not at once: the download reads the address after the press has returned.
  setTimeout(() => URL.revokeObjectURL(address), 60_000)
}
