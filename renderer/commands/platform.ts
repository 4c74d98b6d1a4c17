/** Whether the keyboard has a Command key. Asked at each use: a test says otherwise. */
export function isMac(): boolean {
  return /Mac|iPhone|iPad/.test(navigator.platform)
}
