/** Gives a file to the person; where it goes, the browser or the system asks. Nothing of it is opened. */
export function saveBlob(fileName: string, blob: Blob): void {
  const address = URL.createObjectURL(blob)
  const link = document.createElement('a')
  link.href = address
  link.download = fileName
  link.click()
  // Not at once: the download reads the address after the press has returned; a minute is more than it needs to begin.
  setTimeout(() => URL.revokeObjectURL(address), 60_000)
}
