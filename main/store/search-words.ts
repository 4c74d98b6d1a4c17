/** Text as a pattern of LIKE that finds it literally, anywhere; with `ESCAPE '\'`. */
export function likeAnywhere(text: string): string {
  return `%${text.replace(/[\\%_]/g, '\\$&')}%`
}
