/**
 * Words that made-up names are put together from. Surnames weigh about as they do in the south-central coast; the
 * highland peoples follow their own order (A and Y before a man's and a woman's name; a mother's name passed on by the
 * Gia Rai). Nobody real is meant: a name that exists is chance.
 */
import type { Sex } from "#programme/registry/person/person.ts";

type Weighted = readonly (readonly [string, number])[];

const words = (text: string): readonly string[] => text.split(" ");

/** "Nguyễn 31, Trần 11": each name with its weight. */
function weights(text: string): Weighted {
  return text.split(", ").map((entry) => {
    const space = entry.lastIndexOf(" ");
    return [entry.slice(0, space), Number(entry.slice(space + 1))];
  });
}

export const kinhSurnames: Weighted = weights(
  "Nguyễn 31, Trần 11, Lê 10, Phạm 8, Võ 7, Huỳnh 6, Phan 4, Bùi 4, Trương 3, Đặng 3, Đỗ 3, Ngô 2, " +
    "Hồ 2, Dương 2, Tạ 2, Cao 1, Lý 1, Lương 1, Mai 1, Đoàn 1, Châu 1, Tô 1, Thái 1, Từ 1",
);

export const kinhMiddle: Readonly<Record<Sex, Weighted>> = {
  male: weights("Văn 30, Quang 7, Minh 7, Đức 6, Hữu 6, Thanh 6, Ngọc 6, Xuân 5, Quốc 5, Công 4, Tấn 4, Duy 3, Gia 3"),
  female: weights(
    "Thị 52, Thị Kim 5, Thị Thu 5, Thị Mỹ 4, Thị Hồng 4, Ngọc 6, Thanh 5, Bích 3, Mỹ 3, Kim 3, Như 2, Bảo 2",
  ),
};

export const kinhGiven: Readonly<Record<Sex, readonly string[]>> = {
  male: words(
    "An Anh Bảo Bình Cảnh Chiến Cường Danh Dũng Duy Đạt Định Đông Giang Hà Hải Hậu Hiếu Hoà Hoàng " +
      "Hùng Huy Hưng Khánh Khoa Kiên Lâm Long Lợi Luận Mẫn Nam Nghĩa Nhân Nhật Phát Phong Phú Phúc " +
      "Phước Quân Quý Sang Sơn Sự Tài Tâm Tân Thạch Thành Thắng Thịnh Thọ Thuận Tiến Tín Toàn Trí Trọng " +
      "Trung Tuấn Tùng Vinh Vũ Vương Xuân Ý",
  ),
  female: words(
    "An Anh Bình Cẩm Châu Chi Cúc Diễm Diệu Dung Duyên Đào Giang Hà Hạnh Hằng Hiền Hoa Hoà Hồng Huệ " +
      "Hương Hường Khánh Lan Lành Liên Liễu Linh Loan Lý Mai Mận My Nga Ngân Ngọc Nguyệt Nhàn Nhi Nhung " +
      "Nở Phúc Phượng Quyên Sen Sương Tâm Thảo Thanh Thắm Thu Thuỷ Thương Tiên Trang Trâm Trinh Tuyết " +
      "Vân Vy Xuân Yến",
  ),
};

/** Given names that are short and common among Hrê, Co and Ca Dong. */
export const foothillGiven: Readonly<Record<Sex, readonly string[]>> = {
  male: words(
    "Bách Bem Biên Bôi Chia Dé Đê Đơ Éo Gối Hoen Ích Kía Lê Lía Măng Mót Nem Ngút Nhiên Ôn Pôn Reo " +
      "Rin Rót Thía Tiếu Trung Veo Xiêm",
  ),
  female: words(
    "Bé Biêng Chon Dép Đía Ển Giới Hiêng Huyền Kiêu Lim Loan Mía Nao Ngát Nghe Nía Óp Rế Sía Thê Thoa " +
      "Tía Trê Vân Via Xanh Xơn",
  ),
};

/** Given names after A and Y among Xơ Đăng, Ba Na, Giẻ Triêng and Rơ Măm. */
export const highlandGiven: Readonly<Record<Sex, readonly string[]>> = {
  male: words(
    "Bim Blong Bren Byưk Chung Cường Diễn Đen Đhông Gleng Hiếu Hnhớt Hung Jring Kban Khiêm Klăng Lơi " +
      "Lức Mưn Ngân Nhor Nghiêm Phương Plung Rin Sơn Thăng Thiu Tuân Vương Wơn Xem Yôn",
  ),
  female: words(
    "Blao Byen Bưn Chi Diệp Đung Đir Gấm Hlim Hiền Hơng Kem Khoai Lang Lệ Linh Mai Mlưt Nga Ngơi " +
      "Nhung Nơng Phượng Plưn Rai Sâm Thảo Thơm Trí Vơn Xuân Yar Yên",
  ),
};

/** Families that a Gia Rai mother passes on, and given names (women carry H' before theirs). */
export const giaRaiFamilies: Weighted = weights("Rơ Châm 30, Rơ Lan 15, Ksor 15, Siu 15, Rơ Mah 15, Kpă 6, Puih 4");
export const giaRaiGiven: Readonly<Record<Sex, readonly string[]>> = {
  male: words("Alúk Blin Chơn Dơi Guk Hlen Hyưi Jan Khưn Lơn Mơn Nghíp Phên Pyơk Rít Suy Thung Tơn Uyn Yơp"),
  female: words("Bi Blim Chinh Điêp Hiêng Hyưn Jim Kiên Lan Lúi Mlưn Nhan Ngêh Phyin Pyưn Sen Thương Uyên Yen"),
};

export const brauGiven: Readonly<Record<Sex, readonly string[]>> = {
  male: words("Dua Kham La Lợi Mưu Né Pênh Quý Viêng"),
  female: words("Bêu Bưng Chan Kiêng Lé Mai Nhé Phiên Xuyên"),
};

/** Families of those who moved up from the north: Thái, Mường, Tày, Nùng. */
export const northernFamilies: Readonly<Record<string, Weighted>> = {
  "02": weights("Hoàng 3, Nông 3, Ma 1, Lương 1"),
  "03": weights("Lò 3, Vi 3, Hà 2, Lương 2, Quàng 1"),
  "06": weights("Bùi 4, Đinh 2, Quách 2, Bạch 1, Trương 1"),
  "07": weights("Nông 3, Lương 2, Hoàng 2, Lục 1"),
};
