import { parseSync } from 'vite'

/** One place where a file reaches for another. `specifier` is null where it is computed and cannot be read. */
export interface Import {
  readonly specifier: string | null
  /** From 1. */
  readonly line: number
}

interface Node {
  readonly type: string
  readonly start: number
  readonly [key: string]: unknown
}

/** Ways to load code that no reader of imports can follow. */
const sideDoors = new Set(['createRequire', 'getBuiltinModule'])

/**
 * Everything that a TypeScript file imports: values and types, `export … from`, `import()`, `import('…')` types,
 * `require`, `import.meta.glob`, reference comments. Throws where the file cannot be parsed.
 */
export function readImports(file: string, text: string): Import[] {
  const parsed = parseSync(file, text)
  const [error] = parsed.errors
  if (error) throw new Error(`${file} cannot be parsed: ${error.message}`)
  const found: { specifier: string | null; start: number }[] = []
  walk(parsed.program, (node) => {
    const specifier = specifierOf(node)
    if (specifier !== undefined) found.push({ specifier, start: node.start })
  })
  for (const comment of parsed.comments) {
    const reference = /^\/\s*<reference\s+(?:path|types)\s*=\s*["']([^"']+)["']/.exec(comment.value)
    if (reference) found.push({ specifier: reference[1] ?? null, start: comment.start })
  }
  return found.map(({ specifier, start }) => ({ specifier, line: lineAt(text, start) }))
}

/** What a style sheet imports. */
export function readStyleImports(text: string): Import[] {
  return [...text.matchAll(/@import\s+(?:url\(\s*)?["']?([^"')\s;]+)/g)].map((match) => ({
    specifier: match[1] ?? null,
    line: lineAt(text, match.index),
  }))
}

/** Undefined where the node imports nothing, null where it imports what cannot be read. */
function specifierOf(node: Node): string | null | undefined {
  switch (node.type) {
    case 'ImportDeclaration':
    case 'ExportAllDeclaration':
    case 'ImportExpression':
    case 'TSImportType':
      return literal(node['source'])
    case 'ExportNamedDeclaration':
      return node['source'] === null ? undefined : literal(node['source'])
    case 'TSExternalModuleReference':
      return literal(node['expression'])
    case 'CallExpression':
      return calledImport(node)
    case 'Identifier':
      return sideDoors.has(String(node['name'])) ? null : undefined
    default:
      return undefined
  }
}

function calledImport(call: Node): string | null | undefined {
  const callee = call['callee']
  if (!isNode(callee)) return undefined
  const first: unknown = Array.isArray(call['arguments']) ? call['arguments'][0] : undefined
  if (callee.type === 'Identifier' && callee['name'] === 'require') return literal(first)
  if (callee.type !== 'MemberExpression' || !isNode(callee['object']) || !isNode(callee['property']))
    return undefined
  const { object, property } = { object: callee['object'], property: callee['property'] }
  if (object.type === 'Identifier' && object['name'] === 'require') return literal(first)
  if (object.type === 'MetaProperty' && property['name'] === 'glob') return null
  return undefined
}

function literal(node: unknown): string | null {
  return isNode(node) && node.type === 'Literal' && typeof node['value'] === 'string' ? node['value'] : null
}

function walk(node: unknown, visit: (node: Node) => void): void {
  if (Array.isArray(node)) for (const item of node) walk(item, visit)
  if (!isNode(node)) return
  visit(node)
  for (const value of Object.values(node)) if (typeof value === 'object') walk(value, visit)
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string'
}

function lineAt(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length
}
