/** Hands a text to the reader as a file. */
export function downloadText(fileName: string, text: string, mediaType = "text/csv;charset=utf-8"): void {
  downloadBlob(fileName, new Blob([text], { type: mediaType }));
}

export function downloadBlob(fileName: string, content: Blob): void {
  const address = URL.createObjectURL(content);
  const link = document.createElement("a");
  link.href = address;
  link.download = fileName;
  link.click();
  URL.revokeObjectURL(address);
}
