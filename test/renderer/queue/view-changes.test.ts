import { describe, expect, it } from 'vitest'
import { defaultQueueView, queueViewSchema } from '../../../shared/ipc/queue-view.ts'
import { urgencies } from '../../../shared/rules/urgency.ts'
import {
  cleared,
  isFiltered,
  statusChoice,
  withSort,
  withStatus,
  withUrgencyToggled,
} from '../../../renderer/features/queue/view-changes.ts'

describe('changes of the view', () => {
  it('adds an urgency and takes it away again', () => {
    const one = withUrgencyToggled(defaultQueueView, 'mission-critical')
    const two = withUrgencyToggled(one, 'question')
    expect(two.urgencies).toEqual(['mission-critical', 'question'])
    expect(withUrgencyToggled(two, 'mission-critical').urgencies).toEqual(['question'])
  })

  it('takes all five for what they are: everything', () => {
    expect(urgencies.reduce(withUrgencyToggled, defaultQueueView).urgencies).toEqual([])
  })

  it('turns each choice of status into a view and back', () => {
    for (const choice of ['active', 'all', 'new', 'open', 'pending', 'resolved', 'closed'] as const) {
      expect(statusChoice(withStatus(defaultQueueView, choice))).toBe(choice)
    }
  })

  it('sorts words from A and numbers from the newest, and turns round the second time', () => {
    expect(withSort(defaultQueueView, 'subject').direction).toBe('ascending')
    expect(withSort(defaultQueueView, 'number').direction).toBe('descending')
    expect(withSort(withSort(defaultQueueView, 'number'), 'number').direction).toBe('ascending')
  })

  it('clears every filter and keeps the order', () => {
    const view = { ...withSort(withUrgencyToggled(defaultQueueView, 'question'), 'group'), text: 'mail' }
    expect(isFiltered(view)).toBe(true)
    expect(isFiltered(cleared(view))).toBe(false)
    expect(cleared(view).sort).toBe('group')
    expect(queueViewSchema.parse(cleared(view))).toEqual(cleared(view))
  })
})
