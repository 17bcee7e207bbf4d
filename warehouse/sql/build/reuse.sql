-- What tells whether a database can be brought up to date instead of built anew.
select contract, (select count(*) from articles) as articles from publication
