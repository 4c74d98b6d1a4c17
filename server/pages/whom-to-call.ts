/** Whom to call in an emergency; a desk that was told no number must not make one up. */
export function callWords(emergencyPhone: string): string {
  return `call ${emergencyPhone === '' ? 'your provider' : emergencyPhone}`
}

/** The same at the beginning of a sentence. */
export function callWordsFirst(emergencyPhone: string): string {
  return `C${callWords(emergencyPhone).slice(1)}`
}
