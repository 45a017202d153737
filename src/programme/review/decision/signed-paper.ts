/** Whether a file carries an electronic signature: a dictionary of a signature, with the bytes that it covers (ISO 32000-1, 12.8). */
export function isSignedElectronically(mediaType: string, content: Uint8Array): boolean {
  if (mediaType !== "application/pdf") return false;
  let text = "";
  // In pieces: what a call takes as arguments is limited.
  for (let at = 0; at < content.length; at += 32_768)
    text += String.fromCodePoint(...content.subarray(at, at + 32_768));
  return (
    /\/ByteRange\s*\[\s*\d+\s+\d+\s+\d+\s+\d+\s*\]/.test(text) &&
    /\/SubFilter\s*\/(?:ETSI\.CAdES\.detached|adbe\.pkcs7)/.test(text)
  );
}
