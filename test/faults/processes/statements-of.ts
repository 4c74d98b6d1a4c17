/** The statements of an SQL text, one by one. A trigger is one statement, whatever semicolons are in it. */
export function statementsOf(sql: string): string[] {
  const statements: string[] = []
  let open = ''
  for (const part of sql.split(/;[ \t]*(?=\n|$)/)) {
    open += open === '' ? part : `;${part}`
    const isTrigger = /^\s*CREATE\s+(TEMP\s+)?TRIGGER\b/i.test(open)
    if (isTrigger && !/\bEND\s*$/i.test(open)) continue
    if (open.trim() !== '') statements.push(open)
    open = ''
  }
  return statements
}
