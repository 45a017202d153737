/** How lists of households call their columns and values, in Vietnamese, English and Indonesian, without tone marks. */
export type ColumnOf =
  | "household"
  | "number"
  | "relation"
  | "name"
  | "birth"
  | "sex"
  | "ethnicity"
  | "personal_id"
  | "legacy_id"
  | "insurance_number"
  | "phone"
  | "commune"
  | "village"
  | "address"
  | "registeredOn";
export type ValueOf = "sex" | "relation" | "ethnicity";

/** In the order in which fields choose; the best pattern of a field first. */
export const columnWords: readonly (readonly [ColumnOf, readonly RegExp[]])[] = [
  [
    "household",
    [
      /^(?:ma|so) (?:so )?ho(?: gia dinh| dan| ngheo)?$/,
      /^ho so$/,
      /^household(?: (?:id|no|number|key|code))?$/,
      /^(?:id|no|kode|nomor) (?:kk|rumah tangga|keluarga)$/,
      /^idhogar$/,
    ],
  ],
  ["relation", [/^(?:moi )?quan he(?: voi chu ho)?\b/, /^qh(?: voi)? chu ho$/, /^relation/, /^hubungan/, /^shdk$/]],
  [
    "name",
    [
      /^ho(?: va| \S)? ?ten(?: thanh vien| nguoi| chu ho)?$/,
      /^ho ten\b/,
      /^ten (?:thanh vien|chu ho|nguoi)/,
      /^chu ho$/,
      /^(?:full )?name$/,
      /^nama(?: lengkap)?$/,
      /^ten$/,
    ],
  ],
  [
    "birth",
    [
      /^(?:ngay|nam|ngay thang nam)(?: thang nam)? sinh\b/,
      /^ngay sinh nam sinh$/,
      /^sinh (?:ngay|nam)/,
      /^(?:date of birth|birth|dob|birth date|year of birth)$/,
      /^(?:tanggal|tgl|tahun) lahir$/,
    ],
  ],
  ["sex", [/^gioi(?: tinh)?$/, /^nam nu$/, /^(?:sex|gender)$/, /^jenis kelamin$/, /^phai$/]],
  ["ethnicity", [/^dan toc\b/, /^ethnic/, /^(?:suku|etnis)\b/]],
  [
    "personal_id",
    [
      /^(?:so )?(?:cccd|can cuoc|dinh danh|ddcn)\b/,
      /^so dinh danh/,
      /^cmnd cccd$/,
      /^cccd cmnd$/,
      /^(?:personal|national) id/,
      /^nik$/,
    ],
  ],
  ["legacy_id", [/^(?:so )?(?:cmnd|cmt|chung minh)\b/]],
  ["insurance_number", [/bhyt|bao hiem y te/, /^(?:ma|so) bhxh/, /^(?:health )?insurance/, /^bpjs/]],
  ["phone", [/^(?:so )?(?:dien thoai|dt|sdt)\b/, /^(?:phone|telephone|mobile)/, /^(?:no )?(?:telepon|hp|telp)\b/]],
  [
    "commune",
    [
      /^(?:ma |ten )?(?:xa|phuong)(?: phuong| xa)?(?: thi tran| dac khu)?$/,
      /^(?:commune|ward)(?: code)?$/,
      /^(?:desa|kelurahan)$/,
    ],
  ],
  ["village", [/^(?:ten )?(?:thon|to dan pho|tdp|lang|ban|ap|buon|xom|khu pho)\b/, /^village$/, /^dusun$/]],
  ["address", [/^(?:dia chi|noi o|cho o|noi thuong tru|noi cu tru)\b/, /^address$/, /^alamat$/]],
  ["registeredOn", [/^ngay (?:dang ky|lap|vao danh sach)\b/, /^registered(?: on)?$/, /^tanggal daftar$/]],
  ["number", [/^(?:stt|tt|so thu tu|no|nomor)$/]],
];

export const valueWords: Readonly<Record<"sex" | "relation", readonly (readonly [RegExp, string])[]>> = {
  sex: [
    [/^(?:nam|male|m|laki laki|laki-laki|l|trai|1)$/, "male"],
    [/^(?:nu|female|f|perempuan|p|gai|2|0)$/, "female"],
  ],
  relation: [
    [/^(?:chu ho|ban than|head|kepala keluarga|kepala|1|01)$/, "head"],
    [
      /^(?:vo|chong|vo chong|vo, chong|vo hoac chong|suami atau istri|vo\/chong|spouse|wife|husband|istri|suami|2|02)$/,
      "spouse",
    ],
    [/^(?:con re|con dau|con dau, con re|child[-_]in[-_]law|menantu|con dau re|con dau\/re)$/, "child_in_law"],
    [/^(?:con|con ruot|con trai|con gai|con de|con nuoi|child|son|daughter|anak|3|03)$/, "child"],
    [
      /^(?:bo|me|cha|bo me|bo hoac me|cha, me|bo\/me|cha me|cha\/me|bo de|me de|bo vo|me vo|bo chong|me chong|parent|father|mother|orang tua)$/,
      "parent",
    ],
    [/^(?:chau|chau \(noi, ngoai\)|chau noi, ngoai|chau noi|chau ngoai|grandchild|cucu)$/, "grandchild"],
    [/^(?:ong|ba|ong ba|ong\/ba|ong noi|ba noi|ong ngoai|ba ngoai|grandparent)$/, "other_relative"],
    [
      /^(?:anh|chi|em|anh chi em|anh, chi, em|saudara kandung|anh\/chi\/em|anh trai|chi gai|em trai|em gai|anh ruot|em ruot|sibling|brother|sister|saudara)$/,
      "sibling",
    ],
    [
      /^(?:khac|nguoi than khac|other[ _]relative|kerabat lain|other|lainnya|chu|bac|co|di|cau|mo|duong|thim|ho hang|ho hang khac)$/,
      "other_relative",
    ],
    [
      /^(?:o nho|o thue|nguoi giup viec|khong ho hang|khong co quan he ho hang|bukan kerabat|not[ _]related|bukan keluarga)$/,
      "not_related",
    ],
  ],
};
