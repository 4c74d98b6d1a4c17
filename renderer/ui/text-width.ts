declare module 'react' {
  /** A style may hold variables, such as the width that words need. */
  interface CSSProperties {
    [variable: `--${string}`]: string | undefined
  }
}

/**
 * About how wide words are, in px, for what has to be laid out before it is drawn: 0.57 em a letter, a little more than the
 * screens' font has on average. `size` in px.
 */
export function textWidth(text: string, size: number): number {
  return text.length * size * 0.57
}
