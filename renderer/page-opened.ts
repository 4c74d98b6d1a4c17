import type { PageId } from '../shared/protocol/common.ts'
import { usePages } from './features/pages/pages-store.ts'
import { useFrame } from './frame-store.ts'

/** Shows one page, from wherever it is spoken of. */
export function pageOpened(pageId: PageId): void {
  usePages.getState().pagePicked(pageId)
  useFrame.getState().sectionPicked('pages')
}
