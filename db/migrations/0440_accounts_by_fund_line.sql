-- What stands on the accounts of a fund line is asked line by line; the unique index has the line among its last columns, and was read
-- whole for each of them.
create index accounts_by_fund_line on planning.accounts (fund_line_id) where fund_line_id is not null;
