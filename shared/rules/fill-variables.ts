import { escapeMarkdown } from './markdown/escape-markdown.ts'

/** What a canned reply or a signature may ask for. */
export const variables = [
  'requester.firstName',
  'requester.lastName',
  'ticket.number',
  'ticket.subject',
  'group.name',
  'me.name',
  'provider.name',
  'provider.emergencyPhone',
] as const
export type VariableName = (typeof variables)[number]
/** A blank value is as good as none. */
export type VariableValues = Partial<Readonly<Record<VariableName, string>>>

const asked = /\{\{\s*([^{}\n]{1,60}?)\s*\}\}/g

/**
 * Puts values into the places of a text that ask for them, once: what a value holds is never asked for again, and is Markdown
 * of nothing but its letters. What is unknown or blank stays as it is.
 */
export function fillVariables(text: string, values: VariableValues): string {
  return text.replace(asked, (place, name: string) => {
    const value = isVariable(name) ? (values[name] ?? '').trim() : ''
    // Braces of a value could be read as a place on the next way through.
    return value === '' ? place : escapeMarkdown(value).replace(/(?<!\\)\{/g, '\\{')
  })
}

/** The names that a text still asks for, each once; also such as do not exist. */
export function unfilledIn(text: string): string[] {
  return [...new Set([...text.matchAll(asked)].map(([, name]) => name ?? ''))]
}

function isVariable(name: string): name is VariableName {
  return variables.some((variable) => variable === name)
}
