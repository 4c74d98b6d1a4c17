/** What a press may be called; the first is the surest. Empty: no key that could mean anything, such as Shift alone. */
export type Press = readonly string[]

/** What of a `KeyboardEvent` says which key it was. */
export type KeyFacts = Pick<
  KeyboardEvent,
  | 'key'
  | 'code'
  | 'shiftKey'
  | 'ctrlKey'
  | 'altKey'
  | 'metaKey'
  | 'isComposing'
  | 'keyCode'
  | 'getModifierState'
>

const modifiers: ReadonlySet<string> = new Set([
  'Shift',
  'Control',
  'Alt',
  'AltGraph',
  'Meta',
  'CapsLock',
  'Fn',
])

/** A press that an input method keeps for itself has this code and no name. */
const composingCode = 229

/** Keys that mean the same wherever a layout without Latin letters has put them. */
const codes: Readonly<Record<string, string>> = { BracketLeft: '[', BracketRight: ']', Slash: '/' }

/**
 * The names of a press, as the command table writes them. By what is typed, whatever the layout: a letter is the letter,
 * with Caps Lock too, and capital only with Shift. Where a layout has other letters (Cyrillic, Greek) or wants Shift for
 * a digit (French), the place of the key says it as well.
 */
export function pressOf(event: KeyFacts, isMac: boolean): Press {
  const { key } = event
  if (event.isComposing || event.keyCode === composingCode || modifiers.has(key)) return []
  if (key === 'Dead' || key === 'Process' || key === 'Unidentified') return []
  // AltGr is how some layouts type "[" or "@": Windows reports it as Control and Alt.
  const isTyped = key.length === 1 && event.getModifierState('AltGraph')
  if (event.altKey && !isTyped) return []
  const isMod = isMac ? event.metaKey : event.ctrlKey && !isTyped
  if (isMac ? event.ctrlKey : event.metaKey) return []
  const names = [nameOf(key, event.shiftKey), isTyped ? null : placeName(event)].filter(
    (name) => name !== null,
  )
  return [...new Set(names)].map((name) => (isMod ? `Mod+${capital(name)}` : name))
}

/** Whether the command's key types a character: speech and stray hands type those by accident. */
export function isSingleKey(keys: string): boolean {
  return keys.split(' ').some((each) => each.length === 1 || /^Shift\+.$/.test(each))
}

function nameOf(key: string, isShifted: boolean): string {
  if (!isLetter(key)) return key === 'Spacebar' ? ' ' : key
  return isShifted ? `Shift+${key.toUpperCase()}` : key.toLowerCase()
}

/** By the place of the key on the board; null where what is typed says all. */
function placeName({ key, code, shiftKey }: KeyFacts): string | null {
  if (key.length !== 1) return null
  const digit = /^Digit(\d)$/.exec(code)?.[1]
  if (digit !== undefined) return shiftKey || /\d/.test(key) ? null : digit
  if (key.charCodeAt(0) < 128) return null
  const letter = /^Key([A-Z])$/.exec(code)?.[1]
  if (letter !== undefined) return nameOf(letter, shiftKey)
  return codes[code] ?? null
}

function isLetter(key: string): boolean {
  return /^[a-z]$/i.test(key)
}

function capital(name: string): string {
  return name.length === 1 ? name.toUpperCase() : name
}
