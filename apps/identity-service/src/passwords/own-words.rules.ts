/**
 * What somebody thinks of first who guesses passwords of this platform: its name, what people are here, what they do and what is taught. Written as
 * `bare` writes passwords: lower case, nothing between words. `IDENTITY_PASSWORD_WORDS` adds those of a deployment: its own name, its school's, its town's.
 */
export const ownWords: readonly string[] = `
edtech platform edtechplatform education elearning onlinelearning academy campus
student students pupil pupils learner learners tutor tutors tutoring teacher teachers teaching admin admins administrator operator moderator support parent parents guardian guardians coach
schueler schüler lehrer lehrerin eltern nachhilfe verwaltung
school schools college university classroom class lesson lessons course courses homework exam exams test study studying learn learning grade grades diploma certificate
schule unterricht lernen stunde kurs pruefung prüfung hausaufgaben universitaet universität
subject subjects math maths mathe mathematics mathematik algebra calculus geometry statistics physics physik chemistry chemie biology biologie science sciences history geschichte geography erdkunde
english englisch german deutsch french spanish latin music musik art arts literature philosophy economics informatics informatik programming computerscience
booking bookings payment payments payout invoice gateway identity analytics communication
`
  .trim()
  .split(/\s+/);

/** Signs that stand for a letter in what people take for a disguise. */
const DISGUISES: Readonly<Record<string, string>> = { '0': 'o', '1': 'i', '3': 'e', '4': 'a', '5': 's', '7': 't', '@': 'a', $: 's', '!': 'i' };

/**
 * Whether a password is one of these words, or several, or most of it is: more than half of its characters belong to words, and what is left would be too
 * short for a password by itself. A sentence with such words in it is as good as any other.
 *
 * @param written the password as `bare` writes it
 * @param words as `bare` writes them
 * @param leastLength how many characters a password needs
 */
export function isMostly(written: string, words: readonly string[], leastLength: number): boolean {
  const undisguised = written.replace(/[013457@$!]/g, (sign) => DISGUISES[sign] ?? sign);
  return [written, undisguised].some((text) => {
    const all = [...text].length;
    const left = [...without(text, words)].length;
    return left < leastLength && all - left > all / 2;
  });
}

/** The longest words first, so that of `students` no `s` is left. */
function without(text: string, words: readonly string[]): string {
  // What stood on both sides of a word is no word together.
  return [...words].sort((one, other) => other.length - one.length).reduce((left, word) => left.replaceAll(word, ' '), text).replaceAll(' ', '');
}
