import { describe, expect, it } from 'vitest'
import { isSingleKey, pressOf, type KeyFacts } from '../../../renderer/commands/key-press.ts'

function press(key: string, facts: Partial<KeyFacts> & { altGraph?: boolean } = {}, isMac = false) {
  const { altGraph = false, ...rest } = facts
  const event: KeyFacts = {
    key,
    code: '',
    shiftKey: false,
    ctrlKey: false,
    altKey: false,
    metaKey: false,
    isComposing: false,
    keyCode: 0,
    getModifierState: (name) => name === 'AltGraph' && altGraph,
    ...rest,
  }
  return pressOf(event, isMac)
}

describe('a press', () => {
  it('is what is typed, wherever the layout has it', () => {
    expect(press('r', { code: 'KeyP' })).toEqual(['r'])
    expect(press('/', { code: 'Digit7', shiftKey: true })).toEqual(['/'])
    expect(press('?', { code: 'Minus', shiftKey: true })).toEqual(['?'])
  })

  it('is the same letter with Caps Lock, and a capital one only with Shift', () => {
    expect(press('R', { code: 'KeyR' })).toEqual(['r'])
    expect(press('r', { code: 'KeyR', shiftKey: true })).toEqual(['Shift+R'])
    expect(press('J', { code: 'KeyJ', shiftKey: true })).toEqual(['Shift+J'])
  })

  it('is found by its place where a layout has no Latin letters', () => {
    expect(press('к', { code: 'KeyR' })).toEqual(['к', 'r'])
    expect(press('λ', { code: 'KeyL' })).toEqual(['λ', 'l'])
    expect(press('К', { code: 'KeyR', shiftKey: true })).toEqual(['К', 'Shift+R'])
    expect(press('х', { code: 'BracketLeft' })).toEqual(['х', '['])
  })

  it('is a digit on a layout that wants Shift for digits, with or without it', () => {
    expect(press('&', { code: 'Digit1' })).toEqual(['&', '1'])
    expect(press('1', { code: 'Digit1', shiftKey: true })).toEqual(['1'])
    expect(press('!', { code: 'Digit1', shiftKey: true })).toEqual(['!'])
  })

  it('is what AltGr types', () => {
    expect(press('[', { code: 'Digit8', ctrlKey: true, altKey: true, altGraph: true })).toEqual(['['])
  })

  it('is a chord with Control, or with Command on a Mac', () => {
    expect(press('k', { code: 'KeyK', ctrlKey: true })).toEqual(['Mod+K'])
    expect(press('k', { code: 'KeyK', metaKey: true })).toEqual([])
    expect(press('k', { code: 'KeyK', metaKey: true }, true)).toEqual(['Mod+K'])
    expect(press('k', { code: 'KeyK', ctrlKey: true }, true)).toEqual([])
    expect(press('л', { code: 'KeyK', ctrlKey: true })).toEqual(['Mod+Л', 'Mod+K'])
    expect(press('Enter', { code: 'Enter', ctrlKey: true })).toEqual(['Mod+Enter'])
  })

  it('is none with Alt, of a modifier alone, or while an input method composes', () => {
    expect(press('r', { altKey: true })).toEqual([])
    for (const key of ['Shift', 'Control', 'AltGraph', 'CapsLock', 'Dead', 'Process'])
      expect(press(key)).toEqual([])
    expect(press('r', { isComposing: true })).toEqual([])
    expect(press('r', { keyCode: 229 })).toEqual([])
  })
})

it('tells keys that type a character from those that do not', () => {
  expect(['r', 'g q', '?', '5', 'Shift+J'].filter(isSingleKey)).toEqual(['r', 'g q', '?', '5', 'Shift+J'])
  expect(['Mod+K', 'Enter', 'Escape', 'ArrowDown', 'Mod+Enter'].filter(isSingleKey)).toEqual([])
})
