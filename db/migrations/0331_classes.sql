-- Which classes count as poor is the standard's own: statements ask this table, which the loader of packs fills. What one code counts as is
-- the same in all standards of an installation.
create table review.classes (
  class text primary key,
  counts text not null
    constraint class_counts_as_what_is_known check (counts in ('in_poverty', 'near_poverty', 'average_living', 'outside')),
  on_list boolean not null generated always as (counts in ('in_poverty', 'near_poverty')) stored
);
grant select on table review.classes to vuon_app;

-- Standards that were loaded before said nothing: their classes counted by these codes.
insert into review.classes (class, counts)
select distinct one ->> 'code', case one ->> 'code'
    when 'poor' then 'in_poverty' when 'near_poor' then 'near_poverty' when 'average' then 'average_living' else 'outside' end
from review.standards standard cross join jsonb_array_elements(standard.pack -> 'classes') one;

drop index review.reviews_to_certify;
create index reviews_to_certify on review.reviews (round_id, commune_id, class) where state = 'decided';
