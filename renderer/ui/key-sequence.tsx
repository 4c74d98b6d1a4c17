import { keyWords } from '../commands/key-words.ts'
import { isMac } from '../commands/platform.ts'
import './key-sequence.css'

/** Keys as the command table writes them, for a person: 'g q' stands as two keys beside each other. */
export function KeySequence({ keys }: { keys: string }) {
  return (
    <span className="key-sequence">
      {keyWords(keys, isMac()).map((word, place) => (
        <kbd key={`${place} ${word}`}>{word}</kbd>
      ))}
    </span>
  )
}
