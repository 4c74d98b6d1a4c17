export const textFormats = ['strong', 'emphasis', 'link', 'list', 'quote'] as const
export type TextFormat = (typeof textFormats)[number]

/** One change of a text: what stands from `from` to `to` becomes `insert`, of which `select` is selected afterwards. */
export interface TextEdit {
  from: number
  to: number
  insert: string
  /** Offsets within `insert`. */
  select: readonly [number, number]
}

const marks = { strong: '**', emphasis: '*' } as const
const lineMarks = { list: '- ', quote: '> ' } as const
const address = 'https://'

/** What a key or a button for formatting does to what is selected; pressed again it is undone. */
export function formatText(text: string, from: number, to: number, format: TextFormat): TextEdit {
  const selected = text.slice(from, to)
  switch (format) {
    case 'strong':
    case 'emphasis':
      return wrapped(text, from, to, marks[format])
    case 'link': {
      const insert = `[${selected}](${address})`
      const start = selected === '' ? 1 : selected.length + 3
      return { from, to, insert, select: [start, selected === '' ? 1 : start + address.length] }
    }
    case 'list':
    case 'quote':
      return marked(text, from, to, lineMarks[format])
  }
}

function wrapped(text: string, from: number, to: number, mark: string): TextEdit {
  const selected = text.slice(from, to)
  const { length } = mark
  const isWithin = text.slice(from - length, from) === mark && text.slice(to, to + length) === mark
  // A single star beside another one is half of what makes letters strong.
  const isOther = length === 1 && text.charAt(from - 2) === '*' && text.charAt(from - 3) !== '*'
  if (isWithin && !isOther)
    return { from: from - length, to: to + length, insert: selected, select: [0, selected.length] }
  return { from, to, insert: `${mark}${selected}${mark}`, select: [length, length + selected.length] }
}

/** The whole lines that the selection touches. */
function marked(text: string, from: number, to: number, mark: string): TextEdit {
  const start = text.lastIndexOf('\n', from - 1) + 1
  const stop = text.indexOf('\n', to)
  const end = stop < 0 ? text.length : stop
  const lines = text.slice(start, end).split('\n')
  const isMarked = lines.every((line) => line.startsWith(mark))
  const insert = lines.map((line) => (isMarked ? line.slice(mark.length) : mark + line)).join('\n')
  const isOneLine = lines.length === 1
  return { from: start, to: end, insert, select: [isOneLine ? insert.length : 0, insert.length] }
}

/** What somebody said, as a quote of its own with room to answer below it. */
export function quoteEdit(text: string, from: number, to: number, said: string): TextEdit {
  const before = text.slice(0, from)
  const gap = before === '' || before.endsWith('\n\n') ? '' : before.endsWith('\n') ? '\n' : '\n\n'
  const quoted = said.trim().split('\n').map((line) => `> ${line}`.trimEnd()) // prettier-ignore
  const insert = `${gap}${quoted.join('\n')}\n\n`
  return { from, to, insert, select: [insert.length, insert.length] }
}
