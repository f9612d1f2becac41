/** Days within which what has ended may be opened again, and its reporter may say how it is (domain 2.3). */
export const reopenDays = 15
