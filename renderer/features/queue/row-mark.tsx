import type { Silence } from '../../../shared/rules/page-gate.ts'
import { i18n } from '../../texts/i18n.ts'
import { LineIcon } from '../../ui/line-icon.tsx'
import { lineShapes, type LineShape } from '../../ui/line-shapes.ts'
import './row-mark.css'

type MarkKind = Silence | 'unheld' | 'blocked' | 'unconfirmed' | 'outage' | 'merged' | 'unsent'

interface Look {
  shape: LineShape
  words: string
  title: string
}

const looks: Record<MarkKind, Look> = {
  withheld: {
    shape: lineShapes.ban,
    words: i18n.t('withheld'),
    title: i18n.t('Its page was withheld: the group is on the pager blocklist'),
  },
  'unknown-group': {
    shape: lineShapes.shield,
    words: i18n.t('unknown group'),
    title: i18n.t('It wakes nobody by itself: nobody of the staff has confirmed the group'),
  },
  unheld: {
    shape: lineShapes.bell,
    words: i18n.t('nobody has it'),
    title: i18n.t('People were to be woken for it, and nobody has said that they have it'),
  },
  blocked: {
    shape: lineShapes.ban,
    words: i18n.t('blocked'),
    title: i18n.t('The group is on the pager blocklist: it pages nobody'),
  },
  unconfirmed: {
    shape: lineShapes.shield,
    words: i18n.t('unconfirmed'),
    title: i18n.t('Nobody of the staff has confirmed this group yet'),
  },
  outage: {
    shape: lineShapes.network,
    words: i18n.t('outage'),
    title: i18n.t('Several groups report the same trouble'),
  },
  merged: {
    shape: lineShapes.merge,
    words: i18n.t('merged'),
    title: i18n.t('Merged into another ticket: it goes on there'),
  },
  unsent: {
    shape: lineShapes.cloudUpload,
    words: i18n.t('unsent'),
    title: i18n.t('Something done here has not reached the service yet'),
  },
}

interface RowMarkProps {
  kind: MarkKind
  /** In place of the kind's own. */
  words?: string
  /** Before them, where there is room. */
  lead?: string
  /** Another mark of the same row says why people are, or are not, on it. */
  isOfTwo?: boolean
}

/** What few rows say beside their words. Most have none of these. */
export function RowMark({ kind, words, lead, isOfTwo = false }: RowMarkProps) {
  const look = looks[kind]
  return (
    <span className={`row-mark row-mark-${kind} ${isOfTwo ? 'row-mark-pair' : ''}`} title={look.title}>
      <LineIcon shape={look.shape} size={12} />
      {lead !== undefined && <span className="row-mark-lead">{lead}</span>}
      <span>{words ?? look.words}</span>
    </span>
  )
}
