-- Run once by the image, as superuser, when the server is made.
CREATE ROLE corescope_owner LOGIN PASSWORD 'owner';
CREATE ROLE corescope_writer LOGIN PASSWORD 'writer';
CREATE ROLE corescope_reader LOGIN PASSWORD 'reader';
CREATE DATABASE corescope OWNER corescope_owner TEMPLATE template0 ENCODING 'UTF8' LC_COLLATE 'C' LC_CTYPE 'C';
