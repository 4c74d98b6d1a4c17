import { TriangleAlert } from 'lucide-react'
import { i18n } from '../../texts/i18n.ts'
import { Button } from '../../ui/button.tsx'
import { useViews } from './views-store.ts'

/** What of the view that was opened could not be shown as it was saved. */
export function LeftOutNote() {
  const leftOut = useViews((state) => state.leftOut)
  const { leftOutRead } = useViews.getState()
  if (leftOut.length === 0) return null
  return (
    <div className="views-left-out" role="status">
      <TriangleAlert size={14} aria-hidden />
      <bdi>{leftOut.join(' ')}</bdi>
      <Button size="small" variant="quiet" onPress={leftOutRead}>
        {i18n.t('I have read this')}
      </Button>
    </div>
  )
}
