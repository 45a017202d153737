/** The columns of the treasury's file in these tests. */
export const treasuryMapping = {
  date: "Ngày",
  amount: "Số tiền",
  reference: "Chứng từ",
  commune: "Mã xã",
  source: null,
  communeCodes: { K21484: "21484" },
  sourceCodes: {},
};
