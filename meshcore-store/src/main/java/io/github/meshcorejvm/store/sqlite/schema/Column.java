package io.github.meshcorejvm.store.sqlite.schema;

/**
 * A column of a table.
 *
 * @param name as in SQL
 * @param declaration type, constraints and default
 */
public record Column(String name, String declaration) {

    /** The SQL that adds it to a table that lacks it, which SQLite does without rewriting rows. */
    String addTo(String table) {
        return "ALTER TABLE " + table + " ADD COLUMN " + this;
    }

    /** Its value in the rows of older files once it is added, in SQL. */
    String initial() {
        int at = declaration.indexOf("DEFAULT ");
        return at < 0 ? "NULL" : declaration.substring(at + "DEFAULT ".length());
    }

    /** Whether SQLite can add it to a table that has rows: only with a value that is the same in all of them. */
    boolean isAddable() {
        String initial = initial();
        return !initial.startsWith("(")
                && !initial.startsWith("CURRENT_")
                && !(declaration.contains("NOT NULL") && initial.equals("NULL"))
                && !declaration.contains("PRIMARY KEY");
    }

    /** Its type, as declared. */
    String type() {
        int blank = declaration.indexOf(' ');
        return blank < 0 ? declaration : declaration.substring(0, blank);
    }

    /** As it stands in CREATE TABLE. */
    @Override
    public String toString() {
        return name + " " + declaration;
    }
}
