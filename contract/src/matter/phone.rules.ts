/** What a phone number is written with: digits, spaces and hyphens, and the plus of a country at most. */
const written = /^\+?[0-9 -]{5,20}$/
const hotlineDigits = 5
const mobileDigits = 11

/** Whether a number can ring: a mobile number has its 11 digits, a hotline of five and a landline are left alone. */
export function canRing(phone: string): boolean {
  const text = phone.trim()
  return written.test(text) && digitsOf(text).length >= hotlineDigits && digitsAmiss(text) === 0
}

/**
 * How many digits a number lacks (below 0) or has too many; 0 when it is whole, or no mobile number. Whatever begins
 * with 1 and is longer than a hotline is meant as a mobile number.
 */
export function digitsAmiss(phone: string): number {
  const digits = digitsOf(phone)
  const isMobile = digits.startsWith('1') && digits.length > hotlineDigits
  return isMobile ? digits.length - mobileDigits : 0
}

/** The digits of a number within the country. */
function digitsOf(phone: string): string {
  return phone.replaceAll(/\D/g, '').replace(/^(00)?86(?=1\d{10}$)/, '')
}
