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
