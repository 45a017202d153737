-- Letters of the languages of the province's peoples (Ba Na, Gia Rai, Xơ Đăng, Hrê: ŏ ĕ ĭ ŭ č ƀ) are found without their marks, as the
-- Vietnamese ones are. The folded name is stored, so names with such letters are folded again.
create or replace function registry.search_text(written text) returns text language sql immutable parallel safe as $$
  select translate(lower(written),
    'àáạảãâầấậẩẫăằắặẳẵèéẹẻẽêềếệểễìíịỉĩòóọỏõôồốộổỗơờớợởỡùúụủũưừứựửữỳýỵỷỹđñçöüëïäåĕŏĭŭčƀ' || U&'\0300\0301\0303\0309\0323\0302\0306\030C\031b',
    'aaaaaaaaaaaaaaaaaeeeeeeeeeeeiiiiiooooooooooooooooouuuuuuuuuuuyyyyydncoueiaaeoiucb')
$$;
update registry.people set full_name = full_name where lower(full_name) ~ '[ĕŏĭŭčƀ]';
insert into registry.names (search_name, sorted_words)
  select distinct search_name, coalesce(registry.sorted_words(search_name), '') from registry.people
  where lower(full_name) ~ '[ĕŏĭŭčƀ]'
  on conflict do nothing;
