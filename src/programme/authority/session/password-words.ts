/**
 * What the lists of leaked passwords are made of, in English, Vietnamese and Indonesian, longest first: a password of these with some digits is
 * among the first that are tried. Ten characters at least keep the short ones of the lists out.
 */
export const commonPasswordWords: readonly string[] = `
  1q2w3e4r5t 1qaz2wsx3edc 1qaz2wsx zaq12wsx q1w2e3r4t5 1q2w3e4r qwertyuiop asdfghjkl zxcvbnm qazwsxedc qwerty passwords password
  passphrase passwort letmein welcome changeme secret trustno iloveyou sunshine princess football baseball superman batman dragon
  monkey shadow master michael jordan liverpool chelsea pokemon starwars computer internet whatever freedom hello summer winter
  spring autumn january december google facebook samsung iphone windows microsoft default temporary administrator admin root guest
  user test operator officer province commune chair accountant cashier login abcdef abc qwe asd zxc matkhaumoi matkhau anhyeuem
  emyeuanh toiyeuvietnam vietnamvodich vietnam xinchao khongbiet khongco yeuem anhnhoem giadinh hanhphuc tinhyeu hoilamgi motconvit
  quangngai hanoi saigon hochiminh danang giamngheo canbo ketoan chutich thuquy uyban xahoi congvan vuondemo vuonlen vuon demo
  katasandi rahasia sayang bismillah indonesia sayangku cintaku garuda jakarta bandung merdeka selamat datang
`
  .trim()
  .split(/\s+/)
  .toSorted((left, right) => right.length - left.length);

/** Rows and columns of the usual keyboard. */
export const keyboardRows: readonly string[] = [
  "qwertyuiop",
  "asdfghjkl",
  "zxcvbnm",
  "1234567890",
  "qaz",
  "wsx",
  "edc",
  "rfv",
  "tgb",
  "yhn",
  "ujm",
];
