/** What is selected in the conversation; empty where nothing is, or something else. */
export function selectedSpeech(document: Document): string {
  const selection = document.getSelection()
  if (selection === null || selection.isCollapsed) return ''
  const node = selection.anchorNode
  const element = node instanceof Element ? node : (node?.parentElement ?? null)
  return element?.closest('.conversation') === null || element === null ? '' : selection.toString().trim()
}
