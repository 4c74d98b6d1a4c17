/** In another part of the screen than the queue: what scrolls, marks or closes there is meant there. */
export function isElsewhere(target: EventTarget | null): boolean {
  return target instanceof Element && target !== document.body && target.closest('.queue') === null
}
