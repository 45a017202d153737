import type { Road, Texts } from "./programme-parts.ts";

/** Roads out of poverty as a proposal names them (docs/law.md L20-10). */
export const roadNames = {
  able_to_work: {
    vi: "Hộ có khả năng lao động cần sinh kế, việc làm",
    en: "Households able to work that need a livelihood or a job",
    id: "Rumah tangga mampu bekerja yang butuh penghidupan atau pekerjaan",
  },
  unable_to_work: {
    vi: "Hộ không có khả năng lao động cần bảo trợ",
    en: "Households that cannot work and need protection",
    id: "Rumah tangga yang tak mampu bekerja dan butuh perlindungan",
  },
  no_land: {
    vi: "Hộ thiếu đất sản xuất, cần chuyển đổi nghề",
    en: "Landless households that need another occupation",
    id: "Rumah tangga tanpa lahan yang perlu alih mata pencaharian",
  },
} as const satisfies Record<Road, Texts>;
