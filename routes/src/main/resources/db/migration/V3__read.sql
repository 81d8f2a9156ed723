-- Which bus these tables have been filled from, from its beginning on.
CREATE TABLE filled_from (
    bus text COLLATE "C" PRIMARY KEY
);
