/** Hz and s of the tone: two steps up, three times, made here, so that no file has to be loaded for it. */
const steps = [660, 880] as const
const stepLasts = 0.16
const repeats = 3
const pause = 0.2
/** Of full scale: to be heard over a fan, and not to hurt in headphones. */
const loudness = 0.25
/** s in which a step swells and fades: a sharp edge would click. */
const edge = 0.02

/** Sounds the alarm once, however many tabs hear of it. Stays silent where the browser waits for a first press. */
export function soundAlarm(): void {
  if (typeof AudioContext === 'undefined') return
  const { locks } = navigator as { locks?: LockManager }
  if (locks === undefined) return void play()
  void locks.request('alarm-tone', { ifAvailable: true }, async (lock) => {
    if (lock !== null) await play()
  })
}

/** Resolves when it is over. */
async function play(): Promise<void> {
  const context = new AudioContext()
  try {
    await context.resume()
    const gain = new GainNode(context, { gain: 0 })
    gain.connect(context.destination)
    const oscillator = new OscillatorNode(context, { type: 'triangle' })
    oscillator.connect(gain)
    let at = context.currentTime
    for (let round = 0; round < repeats; round += 1) {
      for (const hertz of steps) {
        oscillator.frequency.setValueAtTime(hertz, at)
        gain.gain.setValueAtTime(0, at)
        gain.gain.linearRampToValueAtTime(loudness, at + edge)
        gain.gain.setValueAtTime(loudness, at + stepLasts - edge)
        gain.gain.linearRampToValueAtTime(0, at + stepLasts)
        at += stepLasts
      }
      at += pause
    }
    oscillator.start()
    oscillator.stop(at)
    await new Promise((resolve) => oscillator.addEventListener('ended', resolve, { once: true }))
  } finally {
    await context.close()
  }
}
