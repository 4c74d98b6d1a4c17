import './plain-text.css'

/** Text from outside, of several lines: shown as it was typed, never as markup, each line in its own direction. */
export function PlainText({ children }: { children: string }) {
  return <div className="plain-text">{children}</div>
}
