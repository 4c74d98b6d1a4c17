import type { PageView } from '../../../shared/ipc/page-views.ts'
import { pageKindWords } from '../../ui/page-words.ts'

/** "#5123 Harbour Print Works": what a page is about, or whose act it is where it is about no ticket. */
export function pageTitle(page: PageView): string {
  const number = page.ticket === null || page.ticket.number === null ? '' : `#${page.ticket.number}`
  const about = [number, page.groupName ?? ''].filter((word) => word !== '').join(' ')
  return about === '' ? pageKindWords(page) : about
}
