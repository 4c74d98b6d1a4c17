import { i18n } from '../texts/i18n.ts'
import './skeleton.css'

interface SkeletonProps {
  lines?: number
  label?: string
}

/** Stands in while something loads. Shows itself only after 150 ms: what is quick must not flash. */
export function Skeleton({ lines = 3, label = i18n.t('Loading') }: SkeletonProps) {
  return (
    <div className="skeleton" role="status" aria-label={label}>
      {Array.from({ length: lines }, (_, line) => (
        <span key={line} className="skeleton-line" aria-hidden />
      ))}
    </div>
  )
}
