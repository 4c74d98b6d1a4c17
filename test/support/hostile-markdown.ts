import fc from 'fast-check'

/** Texts made of everything that means something in Markdown, in any order, and some letters. */
export const markdownOfAnyKind = fc
  .array(
    fc.constantFrom(
      '>', '> ', '- ', '* ', '1. ', '# ', '    ', '\n', '\n\n', '**', '*', '__', '_', '~~', '`', '```', '[', ']', '](', '(', ')', '![',
      '<', '<b>', '&amp;', '\\', '---', '===', '|', ':', 'https://a.example', '](javascript:alert(1))', '](https://b.example)',
      '](mailto:a@b.example)', '[x]: ', 'word', 'ä', 'שלום', '\u202e', '\t', ' ', '{{', '}}', '@', '"',
    ), // prettier-ignore
    { maxLength: 60 },
  )
  .map((parts) => parts.join(''))
