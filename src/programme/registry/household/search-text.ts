/**
 * A name as it is searched: small letters without tone marks, so that "do thi na" finds Đỗ Thị Na. The database folds the
 * stored names the same way (registry.search_text); a test holds the two together.
 */
export function searchText(written: string): string {
  return written
    .normalize("NFD")
    .replaceAll(/\p{M}/gu, "")
    .toLowerCase()
    .replaceAll("đ", "d")
    .replaceAll("ƀ", "b")
    .replaceAll(/\s+/g, " ")
    .trim();
}
