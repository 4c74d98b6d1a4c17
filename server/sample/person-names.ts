/** A name as it is written and as its owner's mail address spells it. */
export type SampleName = readonly [written: string, address: string]

export const firstNames: readonly [SampleName, ...SampleName[]] = [
  ['Amara', 'amara'], ['Anders', 'anders'], ['Aylin', 'aylin'], ['Beatriz', 'beatriz'], ['Callum', 'callum'], ['Chloé', 'chloe'],
  ['Dimitra', 'dimitra'], ['Edith', 'edith'], ['Emeka', 'emeka'], ['Farid', 'farid'], ['Fatoumata', 'fatoumata'], ['Françoise', 'francoise'],
  ['Giulia', 'giulia'], ['Hannah', 'hannah'], ['Henrik', 'henrik'], ['Ingrid', 'ingrid'], ['İbrahim', 'ibrahim'], ['Jürgen', 'juergen'],
  ['José', 'jose'], ['Kenji', 'kenji'], ['Kwame', 'kwame'], ['Leila', 'leila'], ['Lucía', 'lucia'], ['Łukasz', 'lukasz'],
  ['Magnus', 'magnus'], ['Maeve', 'maeve'], ['Marta', 'marta'], ['Mei', 'mei'], ['Mihai', 'mihai'], ['Nadia', 'nadia'],
  ['Nils', 'nils'], ['Oksana', 'oksana'], ['Owen', 'owen'], ['Priya', 'priya'], ['Rashid', 'rashid'], ['Renée', 'renee'],
  ['Rosa', 'rosa'], ['Ruth', 'ruth'], ['Sanjay', 'sanjay'], ['Søren', 'soeren'], ['Szilvia', 'szilvia'], ['Tomáš', 'tomas'],
  ['Thị Lan', 'lan'], ['Ursula', 'ursula'], ['Victor', 'victor'], ['Wanjiru', 'wanjiru'], ['Yuki', 'yuki'], ['Zofia', 'zofia'],
  ['Олена', 'olena'], ['Дмитро', 'dmytro'], ['伟', 'wei'], ['さくら', 'sakura'], ['محمد', 'mohammed'], ['נועה', 'noa'],
] // prettier-ignore

export const lastNames: readonly [SampleName, ...SampleName[]] = [
  ['Abubakar', 'abubakar'], ['Andersson', 'andersson'], ['Bakker', 'bakker'], ['Barros', 'barros'], ['Bianchi', 'bianchi'], ['Brennan', 'brennan'],
  ['Çelik', 'celik'], ['Chaudhary', 'chaudhary'], ['Delacroix', 'delacroix'], ['Dvořák', 'dvorak'], ['Eriksen', 'eriksen'], ['Ferreira', 'ferreira'],
  ['Fischer', 'fischer'], ['García', 'garcia'], ['Grünwald', 'gruenwald'], ['Haddad', 'haddad'], ['Hughes', 'hughes'], ['Ionescu', 'ionescu'],
  ['Jensen', 'jensen'], ['Kamau', 'kamau'], ['Kowalczyk', 'kowalczyk'], ['Laurent', 'laurent'], ['Lindqvist', 'lindqvist'], ['Mbeki', 'mbeki'],
  ['McAllister', 'mcallister'], ['Moreau', 'moreau'], ['Müller', 'mueller'], ['Nakamura', 'nakamura'], ['Nguyễn', 'nguyen'], ['Novák', 'novak'],
  ['O’Connor', 'oconnor'], ['Okafor', 'okafor'], ['Papadopoulos', 'papadopoulos'], ['Pereira', 'pereira'], ['Petrov', 'petrov'], ['Quispe', 'quispe'],
  ['Rahman', 'rahman'], ['Rossi', 'rossi'], ['Sørensen', 'soerensen'], ['Schröder', 'schroeder'], ['Silva', 'silva'], ['Szabó', 'szabo'],
  ['Takahashi', 'takahashi'], ['Tan', 'tan'], ['Thompson', 'thompson'], ['Vasquez', 'vasquez'], ['Wójcik', 'wojcik'], ['Yılmaz', 'yilmaz'],
  ['Шевченко', 'shevchenko'], ['李', 'li'], ['田中', 'tanaka'], ['الفارسي', 'alfarsi'], ['לוי', 'levi'], ['van den Berg', 'vandenberg'],
] // prettier-ignore

/** The sample's own people: two administrators, four agents; the last two work at night. */
export const staffNames = [
  { written: 'Ana Castellanos', address: 'ana.castellanos', role: 'admin' },
  { written: 'Bram Visser', address: 'bram.visser', role: 'agent' },
  { written: 'Chiara Lombardi', address: 'chiara.lombardi', role: 'agent' },
  { written: 'Dele Okonkwo', address: 'dele.okonkwo', role: 'agent' },
  { written: 'Esther Holm', address: 'esther.holm', role: 'agent' },
  { written: 'Farouk Aziz', address: 'farouk.aziz', role: 'admin' },
] as const
