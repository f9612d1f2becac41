/** Reads what stands on the page aloud; a second call stops it. */
export function readAloud(text: string): void {
  if (speechSynthesis.speaking) {
    speechSynthesis.cancel()
    return
  }
  const words = new SpeechSynthesisUtterance(text)
  words.lang = document.documentElement.lang
  words.rate = 0.9
  speechSynthesis.speak(words)
}

export function canReadAloud(): boolean {
  return 'speechSynthesis' in window
}
