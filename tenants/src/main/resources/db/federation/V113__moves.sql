-- Where cities have moved from, until the copy that was left behind is dropped.
create table city_move (
    city uuid not null references city (id) on delete cascade,
    from_cell text not null,
    to_cell text not null,
    schema text not null,
    moved_at timestamptz not null,
    dropped_at timestamptz,
    primary key (city, moved_at)
);
