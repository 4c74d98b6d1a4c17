import type { z } from 'zod'

const kinds: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object',
}

/** What is wrong with a field, in plain words, where its schema has no words of its own for it. */
export const fieldWords: z.core.$ZodErrorMap = (issue) => {
  switch (issue.code) {
    case 'invalid_type': {
      const kind = kinds[issue.expected] ?? 'another kind of value'
      return issue.input === undefined ? `Give ${kind} here.` : `This must be ${kind}.`
    }
    case 'invalid_value':
      return `Use ${issue.values.length > 1 ? 'one of: ' : ''}${issue.values.map(String).join(', ')}.`
    case 'too_small':
      if (issue.origin === 'string' && issue.minimum === 1) return 'Enter something here.'
      return `Give at least ${issue.minimum}${unit(issue.origin)}.`
    case 'too_big':
      return `Give at most ${issue.maximum}${unit(issue.origin)}.`
    case 'unrecognized_keys':
      return `Not known here: ${issue.keys.join(', ')}.`
    default:
      return 'This is not written as it has to be.'
  }
}

function unit(origin: string): string {
  if (origin === 'string') return ' characters'
  return origin === 'array' ? ' entries' : ''
}
