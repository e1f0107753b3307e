-- Pages of plain text: about, contact, privacy, accessibility.
create table page (
    slug text primary key,
    position integer not null,
    title_fr text not null,
    title_en text not null,
    body_fr text not null,
    body_en text not null
);
