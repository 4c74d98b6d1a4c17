import { describe, expect, it } from 'vitest'
import type { QueueWindow } from '../../../shared/ipc/views.ts'
import { moved, settled } from '../../../renderer/features/queue/selection.ts'
import { fakeRows } from '../../support/fake-tickets.ts'

const rows = fakeRows(50)
const window: QueueWindow = { rows, start: 0, total: 200 }
const idAt = (index: number) => rows[index]?.id ?? null

describe('the selection of the queue', () => {
  it('begins with the first row', () => {
    expect(moved(null, 'next', window, 20)).toEqual({ index: 0, id: idAt(0) })
  })

  it('steps, pages and jumps, and stays within the rows', () => {
    const here = { index: 10, id: idAt(10) }
    expect(moved(here, 'next', window, 20)?.index).toBe(11)
    expect(moved(here, 'previous', window, 20)?.index).toBe(9)
    expect(moved(here, 'page-down', window, 20)?.index).toBe(30)
    expect(moved(here, 'page-up', window, 20)?.index).toBe(0)
    expect(moved(here, 'first', window, 20)?.index).toBe(0)
  })

  it('jumps to a row that is not read yet and gets its ticket once it is', () => {
    const last = moved({ index: 0, id: idAt(0) }, 'last', window, 20)
    expect(last).toEqual({ index: 199, id: null })
    const end: QueueWindow = { rows: rows.slice(0, 10), start: 190, total: 200 }
    expect(settled(last, end)).toEqual({ index: 199, id: rows[9]?.id })
  })

  it('follows its ticket when rows come above it', () => {
    const shifted: QueueWindow = { rows, start: 3, total: 203 }
    expect(settled({ index: 10, id: idAt(10) }, shifted)).toEqual({ index: 13, id: idAt(10) })
  })

  it('goes to the row that took the place of one that left the view, instead of skipping it', () => {
    const without: QueueWindow = { rows: rows.filter((_, index) => index !== 10), start: 0, total: 199 }
    const here = settled({ index: 10, id: idAt(10) }, without)
    expect(moved(here, 'next', without, 20)).toEqual({ index: 10, id: idAt(11) })
  })

  it('is nothing where there are no rows', () => {
    expect(moved(null, 'next', { rows: [], start: 0, total: 0 }, 20)).toBeNull()
  })
})
