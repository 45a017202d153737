-- Payment orders and bank answers hold account numbers: their bytes are sealed with the keys of the installation. SQL has no key, so
-- the rows from before keep their bytes until the next start seals them (src/server/payment/seal-files.ts).
alter table payment.files
  add column key_version integer,
  add column ciphertext bytea,
  alter column content drop not null,
  add constraint file_has_its_bytes_once check ((content is null) = (ciphertext is not null) and (ciphertext is null) = (key_version is null));
create index files_to_seal on payment.files (file_id) where content is not null;
